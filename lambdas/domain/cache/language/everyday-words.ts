import type { Ask } from './asks.ts';
import type { Meaning } from './meaning.ts';
import type { Sentence } from './sentence.ts';
import { areNames } from './synonyms.ts';

const ABOUT_THINGS: ReadonlySet<Ask> = new Set(['what', 'define', 'who']);

/** `What is cost` is about the word as much as about the thing: no synonym of every day may stand for it. */
export function asksWhatEachIs(one: Sentence, other: Sentence): boolean {
  const [word, ...rest] = one.main;
  const [opposite, ...others] = other.main;
  return (
    ABOUT_THINGS.has(one.ask) &&
    word !== undefined &&
    opposite !== undefined &&
    rest.length + others.length + one.parts.length + other.parts.length === 0 &&
    word.keys.some((key) => opposite.keys.includes(key)) &&
    !word.keys.some((key) => opposite.keys.includes(key) && (typeof key === 'string' || areNames(key)))
  );
}

/** The FAST test is no quick one: what capitals name has no synonyms of every day. */
export function isTakenForWord({ capitals, items }: Meaning, other: Meaning): boolean {
  return items
    .filter(({ word, isLiteral }) => !isLiteral && capitals.has(word))
    .some(
      ({ word, keys }) =>
        other.items.every((item) => item.word !== word) &&
        other.items.some((item) => item.keys.some((key) => isEveryday(key) && keys.includes(key))),
    );
}

function isEveryday(key: string | number): boolean {
  return typeof key === 'number' && !areNames(key);
}
