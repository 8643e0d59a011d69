import fc from 'fast-check';
import { isNewer, newest, type Stamp } from '../../../lambdas/domain/stamp.ts';
import { runs } from './arbitraries.ts';
import { ANNA, BEN, idAt } from './factories.ts';

const [low, high] = ['1'.repeat(32), '2'.repeat(32)];
/** Each later than the one before it. */
const IN_ORDER: (Stamp | undefined)[] = [
  undefined,
  { id: idAt(1), source: ANNA, digest: low },
  { id: idAt(1), source: ANNA, digest: high },
  { id: idAt(1), source: BEN, digest: low },
  { id: idAt(1), source: BEN, digest: high },
  { id: idAt(1, 1), source: ANNA, digest: low },
  { id: idAt(2), source: ANNA, digest: low },
];
const places = IN_ORDER.map((_stamp, place) => place);
const pairs = places.flatMap((a) => places.map((b) => [a, b] as const));

describe('order', () => {
  test.each(pairs)('compares place %i with place %i by id, then author, then digest', (a, b) => {
    const copy = IN_ORDER[b] && { ...IN_ORDER[b] };
    expect(isNewer(IN_ORDER[a], copy)).toBe(a > b);
  });

  test('never puts a stamp after itself', () => {
    for (const stamp of IN_ORDER) {
      expect(isNewer(stamp, stamp)).toBe(false);
    }
  });

  test('finds the newest of any stamps, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: 1 }), (some) => {
        const top = some.map((place) => IN_ORDER[place]).reduce(newest);
        expect(top).toBe(IN_ORDER[Math.max(...some)]);
      }),
      runs,
    );
  });
});
