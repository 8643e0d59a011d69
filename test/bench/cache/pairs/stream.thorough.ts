import { answerClasses } from '../../../../bench/cache/pairs/answer-classes.ts';
import { normalised } from '../../../../bench/cache/pairs/normalised.ts';
import { type Asked, streamOf } from '../../../../bench/cache/pairs/stream.ts';

const asked = [...streamOf({ seed: 1, requests: 12_000 })];

describe('the stream of requests', () => {
  it('is as long as it was asked for, the same for the same seed', () => {
    expect(asked).toHaveLength(12_000);
    const few = (seed: number) => [...streamOf({ seed, requests: 200, split: 'development' })];
    expect(few(1)).toEqual(few(1));
    expect(few(2)).not.toEqual(few(1));
  });

  it('uses the same words for one answer only', () => {
    const labels = new Map<string, string>();
    const torn = asked.filter(({ prompt, label }) => {
      const known = labels.get(normalised(prompt)) ?? label;
      labels.set(normalised(prompt), label);
      return known !== label;
    });
    expect(torn).toEqual([]);
  });

  it('asks by a law of Zipf with exponent 0.8', () => {
    const counts = [...countsOf(asked, ({ label }) => label).values()].sort((one, other) => other - one);
    const weights = Array.from({ length: 4_000 }, (_, rank) => (rank + 1) ** -0.8);
    const share = (1 / weights.reduce((sum, weight) => sum + weight)) * asked.length;
    expect((counts[0] ?? 0) / share).toBeGreaterThan(0.8);
    expect((counts[0] ?? 0) / share).toBeLessThan(1.2);
    const head = counts.slice(0, 100).reduce((sum, count) => sum + count);
    const expected = share * weights.slice(0, 100).reduce((sum, weight) => sum + weight);
    expect(head / expected).toBeGreaterThan(0.9);
    expect(head / expected).toBeLessThan(1.15);
  });

  it('leaves a cache that never errs most hits, and one that compares letters far fewer', () => {
    const exact = repeats(asked, ({ tenant, prompt }) => `${tenant} ${prompt}`);
    const ideal = repeats(asked, ({ tenant, label }) => `${tenant} ${label}`);
    expect(ideal).toBeGreaterThan(0.7);
    expect(ideal - exact).toBeGreaterThan(0.2);
  });

  it('lets several tenants ask the same', () => {
    const tenants = new Map<string, Set<string>>();
    for (const { label, tenant } of asked) tenants.set(label, (tenants.get(label) ?? new Set()).add(tenant));
    expect([...tenants.values()].filter((some) => some.size > 1).length).toBeGreaterThan(50);
  });
});

describe('the answer classes', () => {
  const classes = answerClasses('evaluation', 4_000, 1);

  it('are at least 3,500, with several phrasings each', () => {
    expect(classes.length).toBeGreaterThanOrEqual(3_500);
    expect(new Set(classes.map(({ label }) => label)).size).toBe(classes.length);
    expect(classes.filter(({ prompts }) => prompts.length > 1).length).toBeGreaterThan(3_900);
  });

  it('have neighbours of their own family', () => {
    const families = countsOf(classes, ({ label }) => label.split(' / ')[0] ?? '');
    const alone = classes.filter(
      ({ label }) => label.includes(' / ') && families.get(label.split(' / ')[0] ?? '') === 1,
    );
    expect(alone).toEqual([]);
  });

  it('say how many there are where more are asked for', () => {
    expect(() => answerClasses('development', 100_000, 1)).toThrow(
      /has at most \d+ answer classes; 100000 were asked for/,
    );
  });
});

function countsOf<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** Part of the requests that some earlier one was like. */
function repeats(requests: readonly Asked[], keyOf: (asked: Asked) => string): number {
  return 1 - countsOf(requests, keyOf).size / requests.length;
}
