import { coverageOf, judge, outOfScopeShare, precisionOf } from '../../../bench/intents/judge.ts';
import { intentsOptions } from '../../../bench/intents/options.ts';
import { timed } from '../../../bench/intents/timing.ts';
import { withTypo } from '../../../bench/intents/typo.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

const TEXTS = [
  { text: 'a1', intent: 'a', kind: 'a' },
  { text: 'a2', intent: 'a', kind: 'a' },
  { text: 'b1', intent: 'b', kind: 'b' },
  { text: 'b2', intent: 'b', kind: 'b' },
  { text: 'x', intent: undefined, kind: 'noise' },
  { text: 'y', intent: undefined, kind: 'noise' },
];

describe('a verdict', () => {
  test('counts what is right, wrong and out of scope', () => {
    const answers: Record<string, string> = { a1: 'a', b1: 'a', x: 'b' };
    const verdict = judge(TEXTS, (text) => answers[text]);
    expect(verdict).toEqual({ asked: 4, unasked: 2, right: 1, wrong: 1, outOfScope: 1 });
    expect(precisionOf(verdict)).toBeCloseTo(1 / 3);
    expect(coverageOf(verdict)).toBe(1 / 4);
    expect(outOfScopeShare(verdict)).toBe(1 / 2);
  });

  test('finds nothing wrong where nothing is answered', () => {
    const verdict = judge(TEXTS, () => undefined);
    expect([precisionOf(verdict), coverageOf(verdict), outOfScopeShare(verdict)]).toEqual([1, 0, 0]);
  });
});

describe('a typo', () => {
  const random = seededRandom(3, 'typos');

  test('changes one longer word by one slip', () => {
    const typos = new Set(Array.from({ length: 300 }, () => withTypo('is it open now', random)));
    const ways = 'poen oepn opne pen oen opn oopen oppen opeen ppen o[en oprn ooen oprn'.split(' ');
    expect(typos.size).toBeGreaterThan(8);
    for (const typo of typos) {
      const word = /^is it (\S+) now$/.exec(typo)?.[1] ?? '';
      expect(ways).toContain(word);
    }
  });

  test('leaves a text without longer words', () => {
    expect(withTypo('is it ok?', random)).toBe('is it ok?');
  });
});

test('times are of texts and of calls', () => {
  const timing = timed(['a', 'b'], () => undefined);
  expect(timing.calls).toBe(42);
  expect(timing.p50Us).toBeGreaterThan(0);
  expect(timing.p99Us).toBeGreaterThanOrEqual(timing.p50Us);
});

test('options are checked', () => {
  expect(intentsOptions(['--scenario', 'intents', '--seed', '5'])).toEqual({
    seed: 5,
    texts: 'bench/intents/data/evaluation',
  });
  expect(() => intentsOptions(['--seed', 'x'])).toThrow(
    '--seed is "x"; it must be a whole number from 0 to 4294967295.',
  );
});
