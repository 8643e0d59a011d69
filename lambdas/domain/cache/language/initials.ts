import type { Item } from './item.ts';

/** Whether a name is made of the first letters of some words: `WHO` of `World Health Organization`. */
export function areInitials(name: Item, words: readonly Item[]): boolean {
  const initials = words
    .filter(({ word }) => !/^(of|and|for|the)$/.test(word))
    .map(({ word }) => word[0])
    .join('');
  return initials.length >= 3 && initials === name.word.toLowerCase();
}
