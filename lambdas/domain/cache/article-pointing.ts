import { COMMON_ABBREVIATIONS, COMMON_PLACES, KNOWN_THINGS, PEOPLE } from './known-things.ts';

/** Words that end what `the` is of, or bring what tells which is meant. */
const TELLING_WHICH = /^(?:of|that|who|which|whose|where|between|called|named|behind|'s)$/;
const RELATING = /^(?:for|in|on|to|from|with|about|against|at|by)$/;
const LEADING = /^(?:is|are|was|were|explain|describe|define|list|name|what)$/;
const SUPERLATIVE =
  /^(?!(?:for|gu|requ|cont|inter|harv|prot|pri|qu|ch|arr|manif|dig|conqu|cr|n)est$)(?:most|least|best|worst|[a-z]{2,}est)$/;
/** Words that the noun of an article may have around it. */
const NOUN_WORDS = 3;

type IsName = (word: string) => boolean;

/**
 * Whether `the` stands before something that this question does not tell: `the author`, `the side effects`. In doubt
 * it does, so that nothing is taken for another conversation's.
 */
export function pointsByArticle(text: string, isName: IsName): boolean {
  const words = text.split(' ');
  return words.some((word, at) => word === 'the' && !isTold(words, at, isName));
}

function isTold(words: readonly string[], at: number, isName: IsName): boolean {
  const [first = '', second = ''] = words.slice(at + 1);
  const isKnown = KNOWN_THINGS.has(first) || KNOWN_THINGS.has(`${first} ${second}`);
  const isPlace = /^(?:in|on|at|from|into|to)$/.test(words[at - 1] ?? '') && COMMON_PLACES.has(first);
  return (
    isKnown ||
    isPlace ||
    (SUPERLATIVE.test(first) && second !== '') ||
    [first, second].some((word) => namesOne(word, isName)) ||
    words.slice(at + 2, at + 2 + NOUN_WORDS).some((word) => TELLING_WHICH.test(word)) ||
    isRelated(words, at, isName)
  );
}

/** Names, quotations and numbers tell which one, but ordinals and the two do not. */
function namesOne(word: string, isName: IsName): boolean {
  return (isName(word) && !COMMON_ABBREVIATIONS.has(word)) || word.startsWith('`') || /^#\d{2,}$/.test(word);
}

/** `What are the ingredients in pesto`; `is the drug safe for children` leaves open which. */
function isRelated(words: readonly string[], at: number, isName: IsName): boolean {
  const place = words.findIndex((word, index) => index > at + 1 && RELATING.test(word));
  const related = words.slice(place + 1, place + 4);
  // After `is` at the beginning, what follows is said of it.
  const isSubject = at < 2 && /^(?:is|are|was|were)$/.test(words[0] as string);
  const isNear = place > 0 && place - at <= NOUN_WORDS && at > 0 && LEADING.test(words[at - 1] as string);
  const isSaid = related.some((word) => namesOne(word, isName)) || !related.some((word) => PEOPLE.has(word));
  return isNear && !isSubject && related.length > 0 && isSaid;
}
