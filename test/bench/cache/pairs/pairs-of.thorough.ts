import { normalised } from '../../../../bench/cache/pairs/normalised.ts';
import { pairsOf } from '../../../../bench/cache/pairs/pairs-of.ts';
import { PARAPHRASES, type Pair, type Split, TRAPS } from '../../../../bench/cache/pairs/types.ts';

const splits = {
  evaluation: pairsOf({ seed: 1, split: 'evaluation' }),
  development: pairsOf({ seed: 1, split: 'development' }),
};

describe('the pairs of the evaluation split', () => {
  const pairs = splits.evaluation;

  it('are at least 3,600 in at least 24 types, two in five of them paraphrases', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(3_600);
    expect(new Set(pairs.map(({ type }) => type)).size).toBeGreaterThanOrEqual(24);
    const same = pairs.filter(({ isSame }) => isSame).length / pairs.length;
    expect(same).toBeGreaterThan(0.37);
    expect(same).toBeLessThan(0.43);
  });

  it.each(PARAPHRASES)('have 165 of the paraphrase %s', (type) => {
    expect(countOf(pairs, type)).toBe(165);
  });

  it.each(TRAPS.filter((type) => type !== 'chance'))('have 100 of the trap %s', (type) => {
    expect(countOf(pairs, type)).toBe(100);
  });

  it('have at least 150 that look alike by chance, and 500 written one by one', () => {
    expect(countOf(pairs, 'chance')).toBeGreaterThanOrEqual(150);
    expect(pairs.filter(({ from }) => from === 'hand-written').length).toBeGreaterThanOrEqual(500);
  });

  it('are of 3 to 60 words, out of more than 3,000', () => {
    const prompts = pairs.flatMap(({ first, second }) => [first, second]);
    const lengths = prompts.map((prompt) => prompt.trim().split(/\s+/).length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(60);
    const spelledRight = pairs.filter(({ type }) => type !== 'typo');
    const words = new Set(spelledRight.flatMap(({ first, second }) => longWords(`${first} ${second}`)));
    expect(words.size).toBeGreaterThan(3_000);
  });
});

describe.each(['evaluation', 'development'] as const)('the pairs of the split %s', (split) => {
  const pairs = splits[split];

  it('are the same for the same seed', () => {
    expect(pairsOf({ seed: 1, split })).toEqual(pairs);
  });

  it('come once each, of two different prompts', () => {
    expect(new Set(pairs.map(keyOf)).size).toBe(pairs.length);
    expect(pairs.filter(({ first, second }) => first === second)).toEqual([]);
  });

  it('come from no family more often than one time in fifty', () => {
    const counts = new Map<string, number>();
    for (const { from } of pairs) counts.set(from, (counts.get(from) ?? 0) + 1);
    counts.delete('hand-written');
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(pairs.length / 50);
  });

  it('say with one voice what is the same: no trap is joined by paraphrases', () => {
    expect(contradictions(pairs)).toEqual([]);
  });
});

it('another seed fills the same templates otherwise', () => {
  const known = new Set(splits.development.map(keyOf));
  const fresh = pairsOf({ seed: 2, split: 'development' }).filter((pair) => !known.has(keyOf(pair)));
  expect(fresh.length).toBeGreaterThan(known.size / 3);
});

it('the splits share no prompt', () => {
  const prompts = (split: Split) =>
    splits[split].flatMap(({ first, second }) => [first, second]).map(normalised);
  const ofDevelopment = new Set(prompts('development'));
  expect(prompts('evaluation').filter((prompt) => ofDevelopment.has(prompt))).toEqual([]);
});

it('a trap among paraphrases would be noticed', () => {
  const pair = (first: string, second: string, isSame: boolean): Pair => ({
    first,
    second,
    isSame,
    type: isSame ? 'mood' : 'number',
    from: 'here',
  });
  const wrong = pair('Say a.', 'a!', false);
  expect(contradictions([pair('Say a.', 'a?', true), pair('A', 'A to me', true), wrong])).toEqual([wrong]);
});

/** Traps whose prompts are the same but for marks, or are linked by a chain of paraphrases. */
function contradictions(pairs: readonly Pair[]): Pair[] {
  const parents = new Map<string, string>();
  const root = (text: string): string => {
    const parent = parents.get(text);
    return parent === undefined || parent === text ? text : root(parent);
  };
  const rootOf = (text: string) => root(normalised(text));
  for (const { first, second, isSame } of pairs) {
    if (isSame) parents.set(rootOf(first), rootOf(second));
  }
  return pairs.filter(({ first, second, isSame }) => !isSame && rootOf(first) === rootOf(second));
}

function countOf(pairs: readonly Pair[], type: string): number {
  return pairs.filter((pair) => pair.type === type).length;
}

function keyOf({ first, second }: Pair): string {
  return [first, second].sort().join('\n');
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}
