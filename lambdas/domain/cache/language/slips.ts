import { areBothWords } from './both-words.ts';
import type { Item } from './item.ts';

/** Endings of forms, which say nothing of how long a word is: `planting` is as near to `planning` as `plant` to `plan`. */
const FORM = /(?:ings?|i?ed|i?est|(?<=[^s])s)$/;
/** In shorter words, and in forms of shorter ones, a slip makes another word too often. */
const LEAST_LETTERS = 6;
const LEAST_LETTERS_OF_STEM = 5;
/** No word has such letters doubled, nor others in front of a third consonant. */
const NEVER_DOUBLED = /([aihjkquvwxy])\1|([bcdgmnprt])\2(?![aeiouylr]|$)/;

/** Whether two words are one, written with a slip: two letters changed places, or one was doubled or left out. */
export function isSlip(one: Item, other: Item): boolean {
  return (
    mayBeSlipped(one) &&
    mayBeSlipped(other) &&
    (slipped(one.word, other.word) || endAlike(one.word, other.word))
  );
}

/** Where one vowel is written for another that sounds like it: \`docter\`, \`insurence\`, \`responsable\`. */
const UNSTRESSED = /(?<=^[a-z]{3,})(?:[aeo](?=rs?$)|[ae](?=n(?:ce|cy|t)s?$)|[ai](?=bl[ey]$))/;
/** Where the vowel makes another word. */
const DISTINCT =
  /^(alt|band|bail|brant|calend|cant|cast|cens|chad|clang|cond|cost|conf?id|curs|daft|dec|desc|din|ext|fri|hang|impass|less|lumb|mill|min|mort|palm|pass|past|pend|plan|plant|press|puls|rec|resist|sail|salv|sav|scal|settl|she|spe|stat|ste|suit|summ|tail|tart|tat|tens|twist|val|vend|curr|collect|dependa?|mord|strid|bett|arm|nest|prot|sol|pol|coll|pill|cell|gran|mot|lin|tow|fact|doll|stell|don|kron|tim|conn|blaz|gunn|bang|mak|raz|pet|utt|liv|franchis|grant|trust|licens|hon|may|pri|ott|lam|tab|sang|edg|arrest|quest|execut|perfect|fav|emb|ced|sign|convert)\*/;

function endAlike(one: string, other: string): boolean {
  const stem = one.replace(UNSTRESSED, '*');
  return one !== other && stem === other.replace(UNSTRESSED, '*') && !DISTINCT.test(stem);
}

/** Names are told apart by less than that. */
function mayBeSlipped({ word, isLiteral, isProper }: Item): boolean {
  return !isLiteral && !isProper && /^[a-z]+$/.test(word);
}

function isLong(word: string): boolean {
  return word.length >= LEAST_LETTERS && word.replace(FORM, '').length >= LEAST_LETTERS_OF_STEM;
}

function slipped(one: string, other: string): boolean {
  if (one[0] !== other[0]) {
    return false;
  }
  const at = firstDifference(one, other);
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  const isOdd = longer.length >= LEAST_LETTERS && isNeverDoubled(longer, shorter, at);
  return isOdd || (isLong(one) && isLong(other) && areNear(longer, shorter, at) && !areBothWords(one, other));
}

function areNear(longer: string, shorter: string, at: number): boolean {
  return longer.length === shorter.length
    ? at < longer.length - 2 && isTransposed(longer, shorter, at)
    : isDoubled(longer, shorter, at) || isDropped(longer, shorter, at);
}

/** Doubled as no word has it: `shoower` is none. */
function isNeverDoubled(longer: string, shorter: string, at: number): boolean {
  return longer.slice(at + 1) === shorter.slice(at) && NEVER_DOUBLED.test(longer.slice(at - 1, at + 2));
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) {
    at++;
  }
  return at;
}

function isTransposed(one: string, other: string, at: number): boolean {
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** Before an ending a doubled letter tells another vowel: `hopping` is no `hoping`. At the end `princess` is no princes. */
function isDoubled(longer: string, shorter: string, at: number): boolean {
  const rest = longer.slice(at + 1);
  return (
    longer[at] === longer[at - 1] &&
    rest === shorter.slice(at) &&
    !(rest === '' && /(ss|ee)$/.test(longer)) &&
    !/^(ing|ings|ed|er|ers|est|y|s)$/.test(rest)
  );
}

/** A letter was left out within a long word, and not one of two, which is judged above. At the ends of words letters tell forms apart. */
function isDropped(longer: string, shorter: string, at: number): boolean {
  const isInside = at >= 2 && at <= longer.length - 4;
  return isInside && longer[at] !== longer[at - 1] && longer.slice(at + 1) === shorter.slice(at);
}

/** Letters of a word below which one letter makes another word more often than a slip. */
const LEAST_SLIPPED = 4;

/**
 * Whether one word may be the other with a single letter changed, missing, too many or out of its place. So are
 * `coffee` and `toffee`: it is worth asking a judge, and no more.
 */
export function mayBeSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LEAST_SLIPPED) {
    return false;
  }
  const at = firstDifference(one, other);
  const isChanged = one.slice(at + 1) === other.slice(at + 1);
  const isMissing = one.slice(at + 1) === other.slice(at) || one.slice(at) === other.slice(at + 1);
  return isChanged || isMissing || isTransposed(one, other, at);
}
