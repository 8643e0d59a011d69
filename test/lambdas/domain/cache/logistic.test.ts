import fc from 'fast-check';
import {
  type Example,
  type Features,
  fitted,
  probabilityOf,
} from '../../../../lambdas/domain/cache/logistic.ts';
import { fewRuns } from '../arbitraries.ts';

const SIZE = 10;
const PRIOR = fitted([]);

const value = fc.double({ min: -1, max: 1, noNaN: true });
const features = fc
  .array(value, { minLength: SIZE - 1, maxLength: SIZE - 1 })
  .map((some) => [1, ...some] as unknown as Features);
const example: fc.Arbitrary<Example> = fc.record({
  features,
  weight: fc.integer({ min: 1, max: 33 }),
  isSame: fc.boolean(),
});

/** How steeply the likelihood of the examples and the belief in the prior together rise with each weight. */
function slopes(weights: readonly number[], examples: readonly Example[]): number[] {
  return weights.map((own, at) => {
    const misses = examples.map(({ features: seen, weight, isSame }) => {
      let score = 0;
      for (let place = 0; place < SIZE; place++)
        score += (seen[place] as number) * (weights[place] as number);
      return weight * ((isSame ? 1 : 0) - 1 / (1 + Math.exp(-score))) * (seen[at] as number);
    });
    return misses.reduce((sum, miss) => sum + miss, 0) - (own - (PRIOR[at] as number));
  });
}

describe('weights that are fitted', () => {
  test('are the prior where nothing was seen: same words are right, others hardly', () => {
    expect(PRIOR).toEqual([-2.5, 1.5, 6, 0, 1, 0, 0, 0, 0, 0]);
    expect(probabilityOf(PRIOR, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo(0.0759, 4);
    expect(probabilityOf(PRIOR, [1, 1, 1, 1, 0, 0, 0, 0, 0, 0])).toBeCloseTo(0.9933, 4);
  });

  test('are the most probable ones: from there it goes down in every direction', () => {
    fc.assert(
      fc.property(fc.array(example, { maxLength: 40 }), (examples) => {
        for (const slope of slopes(fitted(examples), examples)) {
          expect(Math.abs(slope)).toBeLessThan(1e-6);
        }
      }),
      fewRuns,
    );
  });

  test('are found where nearly everything is certain, and a step would overshoot', () => {
    const certain = (isSame: boolean, at: number): Example[] =>
      Array.from({ length: 400 }, () => ({
        features: Array.from({ length: SIZE }, (_, place) => (place === 0 || place === at ? 1 : 0)) as never,
        weight: 33,
        isSame,
      }));
    const examples = [...certain(true, 5), ...certain(false, 6)];
    const weights = fitted(examples);
    for (const slope of slopes(weights, examples)) expect(Math.abs(slope)).toBeLessThan(1e-6);
    expect(weights[5]).toBeGreaterThan(5);
    expect(weights[6]).toBeLessThan(-2);
  });

  test('follow from what was seen alone, not from its order or from how it is counted', () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), (examples) => {
        const once = examples.flatMap(({ weight, ...one }) => [
          { ...one, weight: weight - 0.5 },
          { ...one, weight: 0.5 },
        ]);
        const [one, other] = [fitted(examples), fitted(once.toReversed())];
        for (const [at, weight] of one.entries()) expect(other[at]).toBeCloseTo(weight, 6);
      }),
      fewRuns,
    );
  });
});
