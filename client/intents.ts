import type { IntentAnswers } from '../lambdas/contract/intents.ts';
import { type KnownAnswer, knownAnswers } from '../lambdas/domain/intents/known-answers.ts';
import { trainedModel } from '../lambdas/domain/intents/trained-model.ts';

export type { IntentAnswers, IntentName, LocalizedAnswer } from '../lambdas/contract/intents.ts';
export type { KnownAnswer } from '../lambdas/domain/intents/known-answers.ts';

/**
 * Answers to show before a region has heard of the question; undefined where a model must answer. The question is
 * sent all the same: the region looks for itself, and what it says is what stays. An entry of its own, since its
 * model is five times as large as all the rest of the client.
 */
export function answersAtOnce(
  answers: IntentAnswers,
  languages: readonly string[] = [],
): (text: string) => KnownAnswer | undefined {
  const known = knownAnswers(answers, trainedModel);
  return (text) => known(text, languages);
}
