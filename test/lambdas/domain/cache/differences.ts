import { type Compared, compare } from '../../../../lambdas/domain/cache/compared.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

/** A way in which prompts differ, and pairs that do and do not. */
export type Difference = readonly [
  what: string,
  differs: (compared: Compared) => boolean,
  rows: readonly (readonly [differs: boolean, one: string, other: string])[],
];

/** Tries each pair in both orders. */
export function tryDifferences(differences: readonly Difference[]): void {
  for (const [what, differs, rows] of differences) {
    test.each(rows)(`differ in ${what} (%s), whichever comes first: %s %s`, (expected, one, other) => {
      const [left, right] = [meaningOf(one), meaningOf(other)];
      expect([differs(compare(left, right)), differs(compare(right, left))]).toEqual([expected, expected]);
    });
  }
}
