import { type Compared, compare } from './compared.ts';
import { hardDifferences } from './difference.ts';
import { POINTERS, PRONOUNS } from './language/closed-classes.ts';
import type { Item } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';
import { mayBeSlip } from './language/slips.ts';

/** Two prompts without what is told beside the questions, and in one spelling. */
export interface Bare {
  readonly compared: Compared;
  /** Whether words were taken for slips of one another. */
  readonly hasSlips: boolean;
  /** Whether a hard difference hid behind a story or a slip. */
  readonly isHiding: boolean;
  /** Whether one prompt alone tells a number beside its question. */
  readonly tellsNumbers: boolean;
}

/** Words with which a question says what it is about, whatever is told beside it. */
const WHOLE = 3;

/** What is left to tell two prompts apart where neither a story nor a slip of the typist does. */
export function bare(compared: Compared): Bare {
  const [left, right] = withoutStories(compared);
  const asked = compare(left, right);
  const corrections = slipsAmong(asked.onlyOne, asked.onlyOther);
  const hasSlips = corrections.size > 0;
  const rest = hasSlips ? compare(left, corrected(right, corrections)) : asked;
  return {
    compared: rest,
    hasSlips,
    isHiding: hardDifferences(rest).length > 0,
    tellsNumbers: compared.one.numbers.join(' ') !== compared.other.numbers.join(' '),
  };
}

/** The sentences that ask alone, unless they need the others: `I have a gas stove. How do I clean it?` */
export function withoutStories({ one, other }: Compared): readonly [Meaning, Meaning] {
  const questions = [onlyAsking(one), onlyAsking(other)] as const;
  const areTold = [one, other].every(isTold);
  const isPart = (meaning: Meaning) =>
    meaning.items.some(isPointing) || (areTold && (meaning.items.length < WHOLE || pointsAtThat(meaning)));
  return questions.some(isPart) ? [one, other] : questions;
}

/** Whether a prompt tells something beside what it asks. */
export function isTold({ sentences, asking }: Meaning): boolean {
  return sentences.length > asking.length;
}

function onlyAsking(meaning: Meaning): Meaning {
  const { asking, askedNumbers } = meaning;
  return { ...meaning, sentences: asking, numbers: askedNumbers, items: asking.flatMap(itemsOf) };
}

/** `What licence does that take`: it may begin a clause as well. */
function pointsAtThat({ sentences }: Meaning): boolean {
  return sentences.some(({ parts }) => parts.some(({ marker }) => marker === 'that'));
}

function isPointing({ word }: Item): boolean {
  return POINTERS.has(word) || PRONOUNS.has(word);
}

/** Each word of the second list that may be a slip of a word of the first, or the other way round, with that word. */
function slipsAmong(onlyOne: readonly Item[], onlyOther: readonly Item[]): Map<Item, Item> {
  const free = [...onlyOne];
  const found = new Map<Item, Item>();
  for (const item of onlyOther) {
    const at = free.findIndex((candidate) => areSlips(candidate, item));
    const [original] = at < 0 ? [] : free.splice(at, 1);
    if (original !== undefined) {
      found.set(item, original);
    }
  }
  return found;
}

/** Names and quotations are told apart by less than a slip. */
function areSlips(one: Item, other: Item): boolean {
  return (
    [one, other].every(({ isProper, isLiteral }) => !isProper && !isLiteral) &&
    mayBeSlip(one.word, other.word)
  );
}

function corrected(meaning: Meaning, corrections: ReadonlyMap<Item, Item>): Meaning {
  const inOne = (items: readonly Item[]) => items.map((item) => corrections.get(item) ?? item);
  const sentences = meaning.sentences.map((sentence) => ({
    ...sentence,
    main: inOne(sentence.main),
    parts: sentence.parts.map((part) => ({ ...part, items: inOne(part.items) })),
  }));
  return { ...meaning, sentences, items: inOne(meaning.items) };
}

function itemsOf({ main, parts }: Sentence): Item[] {
  return [...main, ...parts.flatMap(({ items }) => items)];
}
