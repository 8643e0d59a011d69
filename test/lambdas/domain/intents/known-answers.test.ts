import { knownAnswers } from '../../../../lambdas/domain/intents/known-answers.ts';
import { trainedModel } from '../../../../lambdas/domain/intents/trained-model.ts';

const ANSWERS = {
  greeting: { en: 'Hello!', de: 'Hallo!', 'pt-BR': 'Olá!' },
  thanks: { ko: '천만에요' },
};

describe('known answers', () => {
  const answer = knownAnswers(ANSWERS, trainedModel);

  test('are given with what they answer', () => {
    expect(answer('hello')).toEqual({ intent: 'greeting', confidence: expect.any(Number), answer: 'Hello!' });
  });

  test('are in the first language that there is one in', () => {
    expect(answer('hello', ['fr', 'de', 'en'])?.answer).toBe('Hallo!');
    expect(answer('hello', ['PT-br'])?.answer).toBe('Olá!');
    expect(answer('hello', ['de-AT'])?.answer).toBe('Hallo!');
    expect(answer('hello', ['fr', 'ja'])?.answer).toBe('Hello!');
    expect(answer('thank you', ['en'])?.answer).toBe('천만에요');
  });

  test('are none to an intent that has none, and none to what is no intent', () => {
    expect(answer('goodbye')).toBeUndefined();
    expect(answer('write me a poem')).toBeUndefined();
  });

  test('never load the model where there are none', () => {
    const without = knownAnswers({}, () => {
      throw new Error('loaded');
    });
    expect(without('hello')).toBeUndefined();
  });
});
