import type { Item } from './item.ts';

/** Whether one word is the other without its vowels, as `stmt` is `statement`. */
export function isShortened(one: Item, other: Item): boolean {
  return shortens(one.word, other.word) || shortens(other.word, one.word);
}

function shortens(short: string, long: string): boolean {
  return (
    /^[b-df-hj-np-tv-xz]{3,5}$/.test(short) &&
    /^[a-z]+$/.test(long) &&
    long.length >= short.length + 2 &&
    short[0] === long[0] &&
    isWithin(short, long)
  );
}

/** Whether the letters of one word stand in the other in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) {
    at += letter === short[at] ? 1 : 0;
  }
  return at === short.length;
}

/** Whether a name is made of the first letters of some words: `WHO` of `World Health Organization`. */
export function areInitials(name: Item, words: readonly Item[]): boolean {
  const initials = words
    .filter(({ word }) => !/^(of|and|for|the)$/.test(word))
    .map(({ word }) => word[0])
    .join('');
  return initials.length >= 3 && initials === name.word.toLowerCase();
}
