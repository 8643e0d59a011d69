import { type Item, itemOf } from '../../../../../lambdas/domain/cache/language/item.ts';

/** Words as items: those with a capital are names, those with a backtick quotations. */
export function items(text: string): Item[] {
  const words = text.split(' ').filter((word) => word !== '');
  const names = new Set(words.filter((word) => /^[A-Z]/.test(word)).map((word) => word.toLowerCase()));
  return words.map((word) => itemOf(word.startsWith('`') ? word : word.toLowerCase(), names));
}

/** The words of items. */
export function wordsOf(some: readonly Item[]): string {
  return some.map(({ word }) => word).join(' ');
}
