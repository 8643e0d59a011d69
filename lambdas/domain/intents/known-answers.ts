import type { IntentAnswers, IntentName, LocalizedAnswer } from '../../contract/intents.ts';
import { type Classified, classify } from './classify.ts';
import type { Model } from './model.ts';

/** A text that is answered without a model. */
export interface KnownAnswer extends Classified {
  readonly answer: string;
}

/** Gives the answer to a text in the first language that there is one in; undefined where a model must answer. */
export type KnownAnswers = (text: string, languages?: readonly string[]) => KnownAnswer | undefined;

/** Answers texts whose intent is sure and has an answer. `modelOf` is called when a text first needs the model. */
export function knownAnswers(answers: IntentAnswers, modelOf: () => Model): KnownAnswers {
  if (Object.keys(answers).length === 0) return () => undefined;
  return (text, languages = []) => {
    const classified = classify(text, modelOf());
    const localized = answers[classified?.intent as IntentName];
    const answer = localized && inLanguage(localized, languages);
    return classified && answer !== undefined ? { ...classified, answer } : undefined;
  };
}

/** RFC 4647 §3.4: `de-AT` is answered in `de` where there is no other. */
function inLanguage(localized: LocalizedAnswer, languages: readonly string[]): string | undefined {
  const tags = Object.keys(localized);
  const ranges = languages.flatMap((language) => [language, language.replace(/-.*$/, '')]);
  const found = ranges
    .map((range) => tags.find((tag) => tag.toLowerCase() === range.toLowerCase()))
    .find((tag) => tag !== undefined);
  return localized[found ?? tags[0] ?? ''];
}
