import type { Sentence } from './language/sentence.ts';

/** Every word of a sentence but quotations and code. */
export function wordsOf({ main, parts }: Sentence): string[] {
  return [...main, ...parts.flatMap(({ items }) => items)]
    .filter(({ isLiteral }) => !isLiteral)
    .flatMap(({ word }) => word.split(' '));
}
