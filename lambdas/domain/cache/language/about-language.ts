import { isIrregularPlural } from './irregular-forms.ts';
import { americanSpelling } from './spelling.ts';
import { setsOf } from './synonyms.ts';

/** How people ask about words themselves, and about how somebody is addressed. */
const ABOUT =
  /(?:^| )(?:(?:plurals?|singular|possessive|genitive|spell|spells|spelt|spelled|spelling|pronounce|pronounces|pronounced|pronunciation|translate|translates|translated|translation|etymology|rhyme|rhymes|conjugate|declension|apostrophes?|abbreviation|abbreviate|synonym|synonyms|antonym|antonyms)(?: |$)|(?:word|words|term|name|latin|greek|french|german|spanish|italian|english|dutch|welsh|irish|portuguese|russian|polish|arabic|hebrew|hindi|turkish|japanese|chinese|korean|swedish) for |what (?:do|does|would|should) \S+ call |call(?:ed|s)?$|(?:howto|how to|how (?:do|does|can|should|would) \S+) (?:say|address) )/;
const REGULAR = /^[a-z]{2,}[^sui']s$/;
/** Words in `s` that are no plurals, or verbs here. */
const NO_PLURAL = /^(?:does|has|was|his|its|says|means|calls|goes|always|yes|series|species|news|whose)$/;

/** Words with which people ask about others. */
const ASKING =
  /^(?:ways?|method|correct|right|proper|explain|describe|show|tell|meaning|definition|examples?|called|term|ask|answer|help|learn|teach|use|get|make|need|differences?|work|kids?|child|name|type|kind|reason|cause)$/;

/** In a question about words each stands for itself: `what is the Latin for wolves`, `how do you say car in French`. */
export function withExactWords(sentence: string): string {
  return ABOUT.test(sentence)
    ? sentence
        .split(' ')
        .map((word) => (isPlural(word) || isReplaceable(word) ? `\`${word}` : word))
        .join(' ')
    : sentence;
}

/** Whether another word, or another spelling, would do elsewhere. */
function isReplaceable(word: string): boolean {
  return !ASKING.test(word) && (setsOf(word).length > 0 || americanSpelling(word) !== word);
}

function isPlural(word: string): boolean {
  return isIrregularPlural(word) || (REGULAR.test(word) && !NO_PLURAL.test(word));
}
