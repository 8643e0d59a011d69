import { guessOf } from '../../../../lambdas/domain/intents/guess.ts';
import { MODEL, smallModel } from './small-model.ts';

const LABELS = ['hello', 'hours', 'other'];
const guess = (text: string, possible?: number) => {
  const { at, confidence } = guessOf(text.split(' '), MODEL, possible);
  return { label: LABELS[at], confidence };
};

describe('guess', () => {
  test('is the likeliest class, with the share of it', () => {
    // Twelve features, of which one has a weight of 45.
    const logit = 45 / Math.sqrt(12);
    expect(guess('hello').label).toBe('hello');
    expect(guess('hello').confidence).toBeCloseTo(1 / (1 + 2 * Math.exp(-logit)), 12);
    expect(guess('open').label).toBe('hours');
  });

  test('is other where that is likeliest, and where nothing tells', () => {
    expect(guess('shopping').label).toBe('other');
    expect(guess('zzz')).toEqual({ label: 'other', confidence: 1 / 3 });
  });

  test('is never a class that is not possible, whose weight does not count either', () => {
    const both = smallModel({ evidence: { hello: [0, 45], open: [1, 40] }, words: { 0: 'a' } });
    const words = ['hello', 'open'];
    const among = (possible?: number) => guessOf(words, both, possible);
    expect(among()).toMatchObject({ at: 0 });
    expect(among(0b10)).toMatchObject({ at: 1 });
    expect(among(0b01).confidence).toBeGreaterThan(among().confidence);
    expect(among(0b00)).toEqual({ at: 2, confidence: 1 });
  });

  test('stretches each class by its own scale and lifts it by its bias', () => {
    const lifted = { ...MODEL, scales: [1, 2, 1], biases: [0, 0, 1] };
    const logit = (2 * 45) / Math.sqrt(10);
    const { at, confidence } = guessOf(['open'], lifted);
    expect(at).toBe(1);
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-logit) + Math.exp(1 - logit)), 12);
  });

  test('does not overflow', () => {
    const huge = { ...MODEL, scales: [1e6, 1e6, 1e6] };
    expect(guessOf(['hello'], huge)).toEqual({ at: 0, confidence: 1 });
  });
});
