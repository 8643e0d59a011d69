import type { Ask } from './asks.ts';
import { ARTICLES, MARKERS } from './closed-classes.ts';
import { type Item, itemOf } from './item.ts';
import { isWhoever } from './whoever.ts';

/** Subjects that mean anybody who asks. */
export const ANYBODY = new Set(['i', 'you', 'we', 'one', 'someone', 'somebody']);
export const GENERAL_MARKS = new Set(['can', 'should', 'must', 'need', 'may']);

/** Articles go, and so do anybody and what belongs to them, where the answer is the same for everybody. */
export function withoutAnybody(items: readonly Item[], ask: Ask, marks: readonly string[]): Item[] {
  const kept = withoutPeople(items.flatMap((item, at) => withoutArticle(item, items[at - 1], items[at + 1])));
  if (!(ask === 'how-to' || marks.some((mark) => GENERAL_MARKS.has(mark))) || isBetweenUs(kept)) {
    return kept;
  }
  const subject =
    ask === 'how-to' || kept.some(isWhoever) ? -1 : kept.findIndex((item, at) => isSubject(item, at, kept));
  return kept.filter((item, at) => at !== subject && !isClauseSubject(item, kept[at - 1]) && !isOwn(item));
}

/** These are told apart by letters, in whatever case. */
const LETTERED = /^(vitamins?|hepatitis|influenza)$/;
const LETTER_A = itemOf('`A', new Set());

/** An article stands before what it is of; else it is a letter: `plan a`, `hepatitis a in adults`. */
function withoutArticle(item: Item, before: Item | undefined, next: Item | undefined): Item[] {
  const { word, isLiteral } = item;
  if (isLiteral || !ARTICLES.has(word)) {
    return [item];
  }
  const isLast = next === undefined || /^(of|in|on|at|for|from|to|by|with|and|or|,|\.)$/.test(next.word);
  return word === 'a' && (isLast || LETTERED.test(before?.word ?? '')) ? [LETTER_A] : [];
}

/** `In which week do people sow` is in which week it is sown. */
function withoutPeople(items: readonly Item[]): Item[] {
  return items.filter(
    ({ word }, at) => !(/^(people|they)$/.test(word) && items[at - 1]?.word === ',' && at < items.length - 1),
  );
}

/** `Can you keep my data` asks about the one who is asked, `can someone open my mail` about somebody else. */
export function isBetweenUs(items: readonly Item[]): boolean {
  const words = items.map(({ word }) => word);
  return (
    words.some((word) => /^(you|your|someone|somebody)$/.test(word)) &&
    words.some((word) => /^(my|me|our|us)$/.test(word))
  );
}

/** `i` and `we` are subjects anywhere, the others where they cannot be objects: in front, or before a word. */
function isSubject({ word, isLiteral }: Item, at: number, all: readonly Item[]): boolean {
  const next = all[at + 1]?.word;
  if (/^(only|even|just|also)$/.test(all[at - 1]?.word ?? '')) {
    return false;
  }
  const isInside = next !== undefined && !MARKERS.has(next) && !/^[,.]$/.test(next);
  return !isLiteral && ANYBODY.has(word) && (at === 0 || word === 'i' || word === 'we' || isInside);
}

function isClauseSubject({ word }: Item, before: Item | undefined): boolean {
  return ANYBODY.has(word) && /^(if|when|before|after|while)$/.test(before?.word ?? '');
}

function isOwn({ word, isLiteral }: Item): boolean {
  return !isLiteral && /^(my|your|one's)$/.test(word);
}

/** `france 's capital` as `capital of france`. */
export function withoutOwners(items: readonly Item[], mayBePassive = false): Item[] {
  // The last first: `henry 's mother 's name` is the name of the mother of henry.
  const at = items.slice(0, -1).findLastIndex(({ word, isLiteral }) => word === "'s" && !isLiteral);
  if (at < 1) {
    return [...items];
  }
  const from = nameBegin(items, at - 1);
  const end = items.findIndex(({ word }, place) => place > at && (MARKERS.has(word) || /^[,.]$/.test(word)));
  const last = end < 0 ? items.length : end;
  // What is done to something owned is not owned: `how is athlete's foot treated`.
  const to = mayBePassive && last - at > 2 && items[last - 1]?.isPast === true ? last - 1 : last;
  const owned = [...items.slice(at + 1, to), itemOf('of', new Set()), ...items.slice(from, at)];
  return withoutOwners([...items.slice(0, from), ...owned, ...items.slice(to)], mayBePassive);
}

/** Where the name begins that ends at a place, in a number perhaps: `henry #8`. */
function nameBegin(items: readonly Item[], at: number): number {
  const item = items[at];
  const isNamed = item?.isProper === true && items[at - 1]?.isProper === true;
  const isNumbered = item?.word.startsWith('#') === true && items[at - 1]?.isProper === true;
  return isNamed || isNumbered ? nameBegin(items, at - 1) : at;
}
