import { featuresOf } from '../../../../lambdas/domain/intents/features.ts';

const BUCKETS = 1_000_003;

/** Buckets that two sentences have in common. */
function shared(one: string, other: string): number {
  const buckets = new Set(featuresOf(one.split(' '), BUCKETS));
  return featuresOf(other.split(' '), BUCKETS).filter((bucket) => buckets.has(bucket)).length;
}

describe('features', () => {
  test('of a word are itself, its neighbours at both ends, and its grams of three and four with its edges', () => {
    // `open`, `^ open`, `open $`; ` op ope pen en `; ` ope open pen `
    expect(featuresOf(['open'], BUCKETS)).toHaveLength(3 + 4 + 3);
  });

  test('of a letter are one gram of three: there is none of four', () => {
    expect(featuresOf(['a'], BUCKETS)).toHaveLength(3 + 1);
  });

  test('of no words are that it begins and ends at once', () => {
    expect(featuresOf([], BUCKETS)).toHaveLength(1);
  });

  test('are the same for the same words, and within the buckets', () => {
    const words = 'what time do you open'.split(' ');
    expect(featuresOf(words, 50)).toEqual(featuresOf(words, 50));
    expect(
      featuresOf(words, 50).every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < 50),
    ).toBe(true);
  });

  test('tell the order of words, of which the grams know nothing', () => {
    const words = featuresOf(['open', 'today'], BUCKETS).length;
    expect(shared('open today', 'open today')).toBe(words);
    // `^ open`, `open today`, `today $` are gone.
    expect(shared('open today', 'today open')).toBe(words - 3);
  });

  test('share grams between words that have letters in common, edges among them', () => {
    // ` op ope pen`, ` ope open`, and `^ …` neither.
    expect(shared('open', 'opening')).toBe(5);
    expect(shared('reopen', 'open')).toBe(5);
  });

  test('tell a gram of three from one of four, and a word from a gram', () => {
    const buckets = featuresOf(['aaaa'], BUCKETS);
    // The word, two pairs, ` aa aaa aaa aa `, ` aaa aaaa aaa `.
    expect(new Set(buckets).size).toBe(3 + 3 + 3);
  });

  test('spread over the buckets', () => {
    const words = Array.from({ length: 2_000 }, (_, at) => `word${at}`);
    const counts = new Map<number, number>();
    for (const word of words) {
      const [bucket = -1] = featuresOf([word], 100);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
    expect(counts.size).toBe(100);
    expect(Math.max(...counts.values())).toBeLessThan(50);
  });
});
