import { configuration } from '../../bin/configuration.ts';
import { intentFaults } from '../../lib/intent-faults.ts';
import { faultsOf } from './configuration-fixture.ts';

describe('answers that need no model', () => {
  test.each<[string, Readonly<Record<string, Readonly<Record<string, string>>>>, string]>([
    [
      'an intent that nobody can tell',
      { weather: { en: 'Sunny.' } },
      'ai.intents has "weather"; it must be one of',
    ],
    [
      'an intent without an answer',
      { thanks: {} },
      'ai.intents.thanks has no answer; write one, or leave it out.',
    ],
    [
      'an answer in no language',
      { thanks: { English: 'Welcome.' } },
      'ai.intents.thanks has an answer in "English"; write a language like en or pt-BR.',
    ],
    [
      'an empty answer',
      { thanks: { en: ' ' } },
      'ai.intents.thanks.en has 1 characters; it needs 1 to 1000.',
    ],
    [
      'an answer that is too long',
      { thanks: { en: 'x'.repeat(1_001) } },
      'ai.intents.thanks.en has 1001 characters',
    ],
  ])('are refused with %s', (_what, intents, sentence) => {
    const ai = configuration.ai && { ...configuration.ai, intents };
    expect(faultsOf(ai ? { ai } : {})).toContain(sentence);
    expect(intentFaults(intents)).toHaveLength(1);
  });

  test('may be in any language, and are of the intents that the repository’s model knows', () => {
    expect(
      intentFaults({ thanks: { en: 'x', 'pt-BR': 'y', 'zh-Hant-TW': 'z' }, greeting: { ko: '안녕' } }),
    ).toEqual([]);
    expect(intentFaults({})).toEqual([]);
  });
});
