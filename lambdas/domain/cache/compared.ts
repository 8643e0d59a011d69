import { type Item, sameItem } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';

/** Two prompts beside one another: what each has that the other has not. */
export interface Compared {
  readonly one: Meaning;
  readonly other: Meaning;
  readonly onlyOne: readonly Item[];
  readonly onlyOther: readonly Item[];
  readonly markersOne: readonly string[];
  readonly markersOther: readonly string[];
}

export function compare(one: Meaning, other: Meaning): Compared {
  const [onlyOne, onlyOther] = unshared(one.items, other.items, sameItem);
  const [markersOne, markersOther] = unshared(markersOf(one), markersOf(other), (a, b) => a === b);
  return { one, other, onlyOne, onlyOther, markersOne, markersOther };
}

export function hasSameContent({ onlyOne, onlyOther }: Compared): boolean {
  return onlyOne.length === 0 && onlyOther.length === 0;
}

export function markersOf({ sentences }: Meaning): string[] {
  return sentences.flatMap(({ parts }) => parts.map(({ marker }) => marker));
}

export function marksOf({ sentences }: Meaning): string[] {
  return sentences.flatMap(({ marks }) => marks);
}

/** What is left on either side once each item has met one like it. */
function unshared<T>(
  one: readonly T[],
  other: readonly T[],
  same: (a: T, b: T) => boolean,
): [onlyOne: T[], onlyOther: T[]] {
  const right = [...other];
  const left = one.filter((item) => {
    const at = right.findIndex((candidate) => same(item, candidate));
    right.splice(at, at < 0 ? 0 : 1);
    return at < 0;
  });
  return [left, right];
}
