import type { AiSettings, ModelSettings } from '../../../../lambdas/contract/ai-settings.ts';
import {
  betterModel,
  chooseModel,
  expectedDollars,
  isTaken,
  type Question,
} from '../../../../lambdas/domain/routing/choose-model.ts';
import { costOf, dollarsOf, NO_USAGE, plainDollarsOf } from '../../../../lambdas/domain/routing/cost.ts';
import { difficultyOf } from '../../../../lambdas/domain/routing/difficulty.ts';
import { flawOf } from '../../../../lambdas/domain/routing/quality.ts';

const model = (name: string, quality: number, price: number, more: Partial<ModelSettings> = {}) => ({
  name,
  modelId: name,
  quality,
  requestsPerMinute: 100,
  tokensPerMinute: 100_000,
  burndown: 1,
  contextTokens: 8_000,
  dollarsPerMillion: { input: price, output: 4 * price, cacheRead: price / 10, cacheWrite: price },
  flex: false,
  batch: false,
  elsewhere: [],
  ...more,
});
const SETTINGS: AiSettings = {
  models: [
    model('best', 3, 3, { contextTokens: 200_000, flex: true }),
    model('swift', 1, 0.05, { batch: true }),
    model('usual', 2, 0.8),
  ],
  usual: 'best',
  system: '',
  temperature: 0.2,
  knowledge: '1',
};
const QUESTION: Question = {
  priority: 'standard',
  model: undefined,
  difficulty: 1,
  inputTokens: 100,
  maxOutputTokens: 1_000,
};
const choose = (change: Partial<Question>, settings = SETTINGS) => {
  const { model: chosen, tier, why } = chooseModel({ ...QUESTION, ...change }, settings);
  return [chosen.name, tier, why];
};

describe('the model of a question', () => {
  test.each([
    [1, 'swift'],
    [2, 'usual'],
    [3, 'best'],
  ] as const)('of difficulty %i is the cheapest that will do', (difficulty, name) => {
    expect(choose({ difficulty })).toEqual([name, 'default', `cheapest for difficulty ${difficulty}`]);
  });

  test('is the one that was asked for', () => {
    expect(choose({ model: 'best' })).toEqual(['best', 'default', 'asked for by name']);
  });

  test('is the best there is where none is good enough', () => {
    const settings = { ...SETTINGS, models: SETTINGS.models.slice(1) };
    expect(choose({ difficulty: 3 }, settings)[0]).toBe('usual');
  });

  test('takes the whole prompt, or there is none', () => {
    expect(choose({ inputTokens: 7_500, difficulty: 1 })[0]).toBe('best');
    expect(() => choose({ inputTokens: 300_000 })).toThrow('No model takes 301000 tokens.');
  });

  test('is no other than was asked for, unless that is configured no more', () => {
    expect(() => choose({ inputTokens: 7_500, model: 'swift' })).toThrow('No model takes 8500 tokens.');
    expect(choose({ model: 'gone' })).toEqual(['swift', 'default', 'cheapest for difficulty 1']);
  });

  test.each([
    [{ inputTokens: 199_000 }, true],
    [{ inputTokens: 199_001 }, false],
    [{ inputTokens: 7_000, model: 'swift' }, true],
    [{ inputTokens: 7_001, model: 'swift' }, false],
    [{ inputTokens: 7_001, model: 'gone' }, true],
  ])('of %j is there: %s', (change, is) => {
    expect(isTaken({ ...QUESTION, ...change }, SETTINGS)).toBe(is);
  });

  test('costs half for who has time, where it is offered so', () => {
    expect(choose({ priority: 'batch', difficulty: 1 }).slice(0, 2)).toEqual(['swift', 'batch']);
    expect(choose({ priority: 'batch', difficulty: 2 }).slice(0, 2)).toEqual(['usual', 'default']);
    expect(choose({ priority: 'batch', difficulty: 3 }).slice(0, 2)).toEqual(['best', 'flex']);
  });

  test('has a better one above it, but for the best', () => {
    expect(betterModel('swift', QUESTION, SETTINGS)?.model.name).toBe('usual');
    expect(betterModel('usual', QUESTION, SETTINGS)?.model.name).toBe('best');
    expect(betterModel('best', QUESTION, SETTINGS)).toBeUndefined();
  });
});

describe('what tokens cost', () => {
  const prices = { input: 1, output: 4, cacheRead: 0.1, cacheWrite: 1.25 };
  const usage = { inputTokens: 1_000, outputTokens: 500, cacheReadTokens: 10_000, cacheWriteTokens: 2_000 };

  test('counts each kind by its price, and half of it in a batch', () => {
    expect(dollarsOf(usage, prices)).toBeCloseTo((1_000 + 2_000 + 1_000 + 2_500) / 1e6, 12);
    expect(dollarsOf(usage, prices, 'batch')).toBeCloseTo(dollarsOf(usage, prices) / 2, 12);
    expect(dollarsOf(NO_USAGE, prices)).toBe(0);
  });

  test('is told to nine places', () => {
    const told = costOf(0.000025305000000000003, 0.0005784000000000001);
    expect(JSON.stringify(told)).toBe('{"dollars":0.000025305,"counterfactualDollars":0.0005784}');
    expect(costOf(0, 3.5e-8)).toEqual({ dollars: 0, counterfactualDollars: 3.5e-8 });
  });

  test('is more for who reads every prompt anew', () => {
    expect(plainDollarsOf(usage, prices)).toBeCloseTo((13_000 + 2_000) / 1e6, 12);
  });

  test('is expected by what answers usually have', () => {
    const [best] = SETTINGS.models as [ModelSettings];
    expect(expectedDollars(QUESTION, best, 'default')).toBeCloseTo((100 * 3 + 400 * 12) / 1e6, 12);
  });
});

describe('a question', () => {
  test.each([
    ['What is the capital of France?', 1],
    ['wie spät ist es in Tokio', 1],
    [`Summarise this: ${'a sentence about nothing. '.repeat(20)}`, 2],
    ['Is it? Was it? Will it be?', 2],
    ['Compare PostgreSQL and MySQL', 3],
    ['Prove that there are infinitely many primes.', 3],
    ['What does this do?\n```js\nfoo()\n```', 3],
    ['TypeError: x\n    at run(index.js:3:4)', 3],
    ['x'.repeat(2_001), 3],
  ])('%j has difficulty %i', (text, difficulty) => {
    expect(difficultyOf(text, 1_000)).toBe(difficulty);
  });

  test('that may be answered at length is no simple one', () => {
    expect(difficultyOf('Who are you?', 4_000)).toBe(2);
  });
});

describe('an answer', () => {
  const words = (count: number, distinct: number) =>
    Array.from({ length: count }, (_, at) => `w${at % distinct}`).join(' ');

  test.each([
    ['', 'end_turn', 'empty'],
    ['  \n', 'end_turn', 'empty'],
    ['I cannot help with that.', 'end_turn', 'refusal'],
    ['I don’t know.', 'end_turn', 'refusal'],
    [words(60, 5), 'end_turn', 'repetition'],
    ['Paris.', 'end_turn', undefined],
    [`Sorry to hear that. ${words(60, 60)}`, 'end_turn', undefined],
    [words(60, 60), 'max_tokens', undefined],
    [`${words(60, 60)} ${words(36, 12)}`, 'max_tokens', 'broken-off'],
  ])('%j is flawed so', (text, stopReason, flaw) => {
    expect(flawOf(text, stopReason, 2_000)).toBe(flaw);
  });
});
