import {
  characterOf,
  decodeModel,
  homesOf,
  LARGEST_WEIGHT,
} from '../../../../lambdas/domain/intents/model.ts';

const ALL = Array.from({ length: 2 * LARGEST_WEIGHT + 1 }, (_, at) => at - LARGEST_WEIGHT);

const STORED = {
  thresholds: { hello: 0.9, hours: 0.95 },
  buckets: 30,
  scales: [1, 2, 3],
  biases: [0, 1, 2],
  weights: ALL.map(characterOf).join(''),
  words: { 0: 'hells', 1: 'hello hiya', 3: 'you', 10: 'yours', 8: 'use pric price call' },
};

describe('model', () => {
  test('has back every weight that was stored', () => {
    expect([...decodeModel(STORED).weights]).toEqual(ALL);
  });

  test('is stored in characters that JSON writes as they are', () => {
    expect(JSON.stringify(STORED.weights)).toHaveLength(ALL.length + 2);
    expect(new Set(STORED.weights).size).toBe(ALL.length);
  });

  test('knows its intents in their order, with their thresholds', () => {
    const { intents, thresholds, buckets, scales, biases } = decodeModel(STORED);
    expect({ intents, thresholds, buckets, scales, biases }).toEqual({
      intents: ['hello', 'hours'],
      thresholds: [0.9, 0.95],
      buckets: 30,
      scales: [1, 2, 3],
      biases: [0, 1, 2],
    });
  });

  test('knows where words are at home, in hexadecimal bits', () => {
    const { homes } = decodeModel(STORED);
    expect(homes.get('hiya')).toBe(1);
    expect(homes.get('yours')).toBe(16);
    expect(homes.get('hells')).toBe(0);
    expect(homes.has('bye')).toBe(false);
  });

  test('spells only with words that are at home somewhere', () => {
    const { spellings } = decodeModel(STORED);
    expect(spellings.get('h5')).toEqual(['hello']);
    expect(spellings.get('y5')).toEqual(['yours']);
    expect(spellings.get('y3')).toEqual(['you']);
  });
});

describe('home of a word', () => {
  const model = decodeModel(STORED);

  test.each([
    ['call', 8],
    ['calls', 8],
    ['calling', 8],
    ['using', 8],
    ['pricing', 8],
    ['yours', 16],
    ['yous', 3],
    ['called', 0],
    ['hells', 0],
    ['bye', 0],
    ['s', 0],
  ])('is that of the word and of its stem: %s', (word, bits) => {
    expect(homesOf(word, model)).toBe(bits);
  });
});
