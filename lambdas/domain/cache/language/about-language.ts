import { isIrregularPlural } from './irregular-forms.ts';

/** How people ask about words themselves, and about how somebody is addressed. */
const ABOUT =
  /(?:^| )(?:(?:plurals?|singular|possessive|genitive|spell|spells|spelt|spelled|spelling|pronounce|pronounces|pronounced|pronunciation|translate|translates|translated|translation|etymology|rhyme|rhymes|conjugate|declension|apostrophes?|abbreviation|abbreviate|synonym|synonyms|antonym|antonyms)(?: |$)|(?:word|words|term|name|latin|greek|french|german|spanish|italian|english|dutch|welsh|irish|portuguese|russian|polish|arabic|hebrew|hindi|turkish|japanese|chinese|korean|swedish) for |what (?:do|does|would|should) \S+ call |call(?:ed|s)?$|(?:howto|how to|how (?:do|does|can|should|would) \S+) (?:say|address) )/;
const REGULAR = /^[a-z]{2,}[^sui']s$/;
/** Words in `s` that are no plurals, or verbs here. */
const NO_PLURAL = /^(?:does|has|was|his|its|says|means|calls|goes|always|yes|series|species|news|whose)$/;

/** In a question about words a plural is no form of its singular: `what is the Latin for wolves`. */
export function withExactNumber(sentence: string): string {
  return ABOUT.test(sentence)
    ? sentence
        .split(' ')
        .map((word) => (isPlural(word) ? `\`${word}` : word))
        .join(' ')
    : sentence;
}

function isPlural(word: string): boolean {
  return isIrregularPlural(word) || (REGULAR.test(word) && !NO_PLURAL.test(word));
}
