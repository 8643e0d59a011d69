import { readPairs } from '../../../../bench/cache/pair.ts';
import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

/** Written before their author had seen the guard's words; no rule may be made for one of them. */
const pairs = readPairs('bench/cache/pairs/held-out/pairs.jsonl');
const kindOf = ({ first, second }: (typeof pairs)[number]) => guard(meaningOf(first), meaningOf(second)).kind;

describe('the guard, on pairs that no rule was made for', () => {
  test('takes none of 198 traps for the same', () => {
    const traps = pairs.filter(({ isSame }) => !isSame);
    expect(traps).toHaveLength(198);
    expect(traps.filter((pair) => kindOf(pair) === 'ok')).toEqual([]);
  });

  test('takes three of five paraphrases for the same, and rejects hardly any', () => {
    const kinds = pairs.filter(({ isSame }) => isSame).map(kindOf);
    expect(kinds.filter((kind) => kind === 'ok').length).toBeGreaterThanOrEqual(0.6 * kinds.length);
    expect(kinds.filter((kind) => kind === 'reject').length).toBeLessThanOrEqual(0.07 * kinds.length);
  });
});
