import { INTENTS, type IntentAnswers, type LocalizedAnswer } from '../lambdas/contract/intents.ts';
import { unless } from './unless.ts';

/** A code of two or three letters with whatever it is narrowed by; RFC 5646 allows stranger ones, which nobody uses. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const MOST_CHARACTERS = 1_000;

/** A sentence for each answer that cannot be deployed. */
export function intentFaults(intents: IntentAnswers): string[] {
  const known: readonly string[] = INTENTS;
  return Object.entries(intents).flatMap(([intent, answers]) => [
    ...unless(known.includes(intent), `ai.intents has "${intent}"; it must be one of ${known.join(', ')}.`),
    ...answerFaults(intent, answers),
  ]);
}

function answerFaults(intent: string, answers: LocalizedAnswer): string[] {
  return [
    ...unless(
      Object.keys(answers).length > 0,
      `ai.intents.${intent} has no answer; write one, or leave it out.`,
    ),
    ...Object.entries(answers).flatMap(([language, answer]) => [
      ...unless(
        LANGUAGE.test(language),
        `ai.intents.${intent} has an answer in "${language}"; write a language like en or pt-BR.`,
      ),
      ...unless(
        answer.trim() !== '' && answer.length <= MOST_CHARACTERS,
        `ai.intents.${intent}.${language} has ${answer.length} characters; it needs 1 to ${MOST_CHARACTERS}.`,
      ),
    ]),
  ];
}
