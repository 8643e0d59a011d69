import type { Item } from './item.ts';

/**
 * Whether a name is made of the first letters of some words: `WHO` of `World Health Organization`. In small letters it
 * may be a word, as `pin` and `vat` are, unless nobody could speak it.
 */
export function areInitials(name: Item, words: readonly Item[]): boolean {
  const initials = words
    .filter(({ word }) => !/^(of|and|for|the)$/.test(word))
    .map(({ word }) => word[0])
    .join('');
  const isName = name.isProper || name.isLiteral || !/[aeiouy]/.test(name.word);
  return isName && initials.length >= 3 && initials === name.word.toLowerCase();
}
