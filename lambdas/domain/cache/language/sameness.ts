import { differInCapitals } from './capital-names.ts';
import { CLAUSE_MARKERS } from './closed-classes.ts';
import { asksWhatEachIs, isTakenForWord } from './everyday-words.ts';
import { areInitials } from './initials.ts';
import { type Item, sameItem, sameWord } from './item.ts';
import type { Meaning } from './meaning.ts';
import type { Part } from './parts.ts';
import type { Sentence } from './sentence.ts';
import { isSlip } from './slips.ts';

/**
 * Whether two prompts say the same word for word, as far as English lets words change without a change of meaning:
 * inflection, synonyms, the ways of asking, phrases that change places. Nothing may be left over on either side.
 */
export function saysTheSame(one: Meaning, other: Meaning): boolean {
  return (
    one.sentences.length > 0 &&
    one.numbers.join(' ') === other.numbers.join(' ') &&
    !differInCapitals(one.written, other.written) &&
    !isNamedByCase(one, other) &&
    !isNamedByCase(other, one) &&
    !isTakenForWord(one, other) &&
    !isTakenForWord(other, one) &&
    (one.said === other.said || sameSentences(one.sentences, other.sentences) || sameBesideStory(one, other))
  );
}

/** `RAM` is no `ram` where that was written by somebody who writes names in capitals. */
function isNamedByCase({ capitals }: Meaning, other: Meaning): boolean {
  return (
    other.isCareful &&
    other.items.some(({ word, isLiteral }) => !isLiteral && capitals.has(word) && !other.capitals.has(word))
  );
}

function sameSentences(one: readonly Sentence[], others: readonly Sentence[]): boolean {
  return (
    one.length === others.length &&
    one.every((sentence, at) => sameSentence(sentence, others[at] as Sentence))
  );
}

/** The case may be told before its question or behind: `I am a vegan. What can I eat in Peru?` */
function sameBesideStory(one: Meaning, other: Meaning): boolean {
  return (
    one.sentences.length === 2 &&
    sameSentences(one.asking, other.asking) &&
    sameSentences(toldIn(one), toldIn(other))
  );
}

function toldIn({ sentences, asking }: Meaning): Sentence[] {
  return sentences.filter((sentence) => !asking.includes(sentence));
}

function sameSentence(one: Sentence, other: Sentence): boolean {
  return (
    one.ask === other.ask &&
    one.marks.join(' ') === other.marks.join(' ') &&
    sameMain(one, other) &&
    !asksWhatEachIs(one, other) &&
    sameBlocks(blocksOf(one.parts), blocksOf(other.parts))
  );
}

/** In a how-to the verb is one in any form: how bread is baked is how baking it is done. */
function sameMain(one: Sentence, other: Sentence): boolean {
  const [first, ...rest] = one.main;
  const [opposite, ...others] = other.main;
  return one.ask === 'how-to' && first !== undefined && opposite !== undefined
    ? (sameWord(first, opposite) || sameWritten(first, opposite)) && sameItems(rest, others)
    : sameItems(one.main, other.main) || (mayTurnMain(one) && sameItems(turnedMain(one), other.main));
}

/**
 * `Are cats and dogs kept`, `is it a fruit or a nut`: single words that the order of tells nothing. Who is left out
 * with his `can I` or `should I` leaves verbs, whose order does.
 */
function mayTurnMain({ ask, main, marks, parts }: Sentence): boolean {
  return (
    ask === 'whether' &&
    main.filter(isJoint).length === 1 &&
    !marks.some((mark) => BEFORE_VERBS.has(mark)) &&
    ![...main, ...parts.flatMap(({ items }) => items)].some(({ word }) => ORDERING.test(word))
  );
}

const BEFORE_VERBS: ReadonlySet<string> = new Set(['can', 'should', 'must', 'need', 'may']);
const ORDERING = /^(#1th|last|then|later|next|respectively|order)$/;

function turnedMain({ main, wasPassive }: Sentence): Item[] {
  const subject = wasPassive ? 1 : 0;
  const at = main.findIndex(isJoint);
  const isLast = at === 2 && main.length === 4 && main[at]?.word === 'or';
  if (at !== subject + 1 && !isLast) {
    return [];
  }
  return [...main.slice(0, at - 1), ...turned(main.slice(at - 1, at + 2)), ...main.slice(at + 2)];
}

function sameItems(one: readonly Item[], other: readonly Item[]): boolean {
  if (one.length !== other.length) {
    return one.length < other.length ? sameByInitials(one, other) : sameByInitials(other, one);
  }
  return one.every((item, at) => sameWritten(item, other[at] as Item));
}

/** The same word, misspelled perhaps. */
function sameWritten(one: Item, other: Item): boolean {
  return sameItem(one, other) || isSlip(one, other);
}

/** One of the words stands for several by their first letters. */
function sameByInitials(short: readonly Item[], long: readonly Item[]): boolean {
  const more = long.length - short.length + 1;
  const at = short.findIndex((item, place) => !sameWritten(item, long[place] as Item));
  return (
    at >= 0 &&
    areInitials(short[at] as Item, long.slice(at, at + more)) &&
    short.slice(at + 1).every((item, place) => sameWritten(item, long[at + more + place] as Item))
  );
}

/** A phrase that may change places, or a clause with all the phrases that follow in it. */
type Block = readonly [Part, ...Part[]];

function blocksOf(parts: readonly Part[]): Block[] {
  const blocks: [Part, ...Part[]][] = [];
  let isClause = false;
  for (const part of parts) {
    if (isClause && !CLAUSE_MARKERS.has(part.marker)) {
      blocks.at(-1)?.push(part);
    } else {
      blocks.push([part]);
      isClause = CLAUSE_MARKERS.has(part.marker);
    }
  }
  return blocks;
}

/** Blocks in any order, but those that begin alike in theirs: which of two `of`s comes first says something. */
function sameBlocks(one: readonly Block[], other: readonly Block[]): boolean {
  if (one.length !== other.length) {
    return false;
  }
  const left = [...other];
  return one.every((block) => {
    const at = left.findIndex(([part]) => part.marker === block[0].marker);
    return at >= 0 && sameBlock(block, left.splice(at, 1)[0] as Block);
  });
}

function sameBlock(one: Block, other: Block): boolean {
  return (
    one.length === other.length &&
    one.every((part, at) => part.marker === other[at]?.marker && samePart(part, other[at] as Part))
  );
}

function samePart(one: Part, other: Part): boolean {
  return sameItems(one.items, other.items) || (mayTurn(one) && sameItems(turned(one.items), other.items));
}

/** One `and` or `or` between names of things; after `to` it stands between verbs, whose order tells. */
function mayTurn({ marker, items }: Part): boolean {
  return !BEFORE_ORDER.has(marker) && items.filter(isJoint).length === 1;
}

const BEFORE_ORDER: ReadonlySet<string> = new Set(['to', 'from', 'that', 'if', 'when', 'because-of', 'so']);

function turned(items: readonly Item[]): Item[] {
  const at = items.findIndex(isJoint);
  return [...items.slice(at + 1), items[at] as Item, ...items.slice(0, at)];
}

function isJoint({ word, isLiteral }: Item): boolean {
  return (word === 'and' || word === 'or') && !isLiteral;
}
