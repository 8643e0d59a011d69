import type { Rule } from './rewriting.ts';

/** What these are depends on their article: `a glass` and `glass`, `the time` and `time`, `a python` and `Python`. */
const NOUNS =
  'time|date|weather|cricket|iron|glass|paper|light|art|right|culture|speech|business|cloud|church|union|office|president|constitution|state|press|bank|chicken|lamb|coffee|tea|stone|wood|cotton|rubber|copper|tin|gas|fire|wine|beer|cheese|room|space|sound|life|death|love|war|language|sport|exercise|experience|interest|power|force|mind|spirit|law|order|government|company|trade|market|stock|bond|charge|cold|truth|net|web|matrix|crown|wire|python|anaconda|gopher|kindle|twitch|discord|tinder|sling|great depression|west wing';

/** An article that says of which two things somebody asks, kept as a word. */
export const TOLD_BY_ARTICLE: readonly Rule[] = [
  [new RegExp(`^(what|who) (is|was) (an?|the) (?=(?:${NOUNS})$)`), '$1 $2 $3-one '],
  [new RegExp(`^tell me (?:about )?(an?|the) (?=(?:${NOUNS})$)`), 'tell me $1-one '],
];

const WISHES =
  /(?<=^|[.,] |please |(?:can|could|will|would) you )(?:give|show|tell|send|get|i need) (?:(?<=i need )|(?:me|us) )(?!(?:an? )?(?:examples?|answers?|samples?|hints?|clues?|summary|reasons?|explanations?|overview|definition|list|description|details|steps|choice)(?: |$))(?=(?:an? [a-z-]+(?: [a-z-]+)?|[a-z-]+s|advice|feedback|the truth)(?: please)?(?: [.,]|$))/g;

/** Who is to be given a haiku does not ask what one is. */
export function withWishes(text: string): string {
  return text.replaceAll(WISHES, 'give-me ');
}
