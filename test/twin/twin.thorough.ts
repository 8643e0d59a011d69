import { randomInt } from 'node:crypto';
import { Metric } from '../../lambdas/contract/metrics.ts';
import { explore } from './explore.ts';

const FIXED_SEED = 1;
const FRESH_SEED = randomInt(2 ** 31);
const SHORT = { operations: 4_000, longest: 20 };

// A few seconds on a quiet machine.
jest.setTimeout(120_000);

describe('histories of three regions in virtual time', () => {
  it('keep every promise, over more than a thousand short ones', async () => {
    const { violations, histories } = await explore({ ...SHORT, seed: FIXED_SEED });
    expect(violations).toEqual([]);
    expect(histories).toBeGreaterThan(1_000);
  });

  it('keep every promise with a seed that never was', async () => {
    process.stdout.write(`The twin's fresh seed is ${FRESH_SEED}.\n`);
    const { violations, seed } = await explore({ ...SHORT, seed: FRESH_SEED });
    expect({ seed, violations }).toEqual({ seed: FRESH_SEED, violations: [] });
  });

  it('keep every promise when they are long, and reach what is rare', async () => {
    const { violations, counts } = await explore({ operations: 8_000, seed: FIXED_SEED });
    expect(violations).toEqual([]);
    const rare = [
      Metric.conflicts,
      Metric.repeated,
      Metric.refused,
      Metric.retried,
      Metric.snapshots,
      Metric.resent,
      Metric.buried,
      Metric.unavailable,
      Metric.waiting,
      Metric.waitedInVain,
    ];
    expect(rare.filter((name) => (counts[name] ?? 0) < 3)).toEqual([]);
  });

  it('are the same for the same seed', async () => {
    const twice = [0, 1].map(() => explore({ operations: 1_500, seed: FIXED_SEED }));
    const [first, second] = (await Promise.all(twice)).map(({ seconds: _, ...told }) => told);
    expect(first).toEqual(second);
  });
});
