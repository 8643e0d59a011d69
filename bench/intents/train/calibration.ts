import { classify } from '../../../lambdas/domain/intents/classify.ts';
import { decodeModel, type Model, type StoredModel } from '../../../lambdas/domain/intents/model.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { textsOf } from './templates.ts';
import type { Labelled, TrainingData } from './training-data.ts';

/** A model with texts of templates that it has not seen. */
interface HeldOut {
  readonly model: Model;
  readonly texts: readonly HeldOutText[];
}

interface HeldOutText {
  readonly text: string;
  /** Undefined where none is. */
  readonly intent: string | undefined;
}

/** What was answered to a text that was held out. */
export interface Answered {
  readonly intent: string;
  readonly confidence: number;
  readonly isRight: boolean;
}

const PARTS = 4;
/** How often an intent must be right. The goal is 98 % on texts of other people; these are by whoever wrote the training. */
const PRECISION = 0.98;
const LEAST_THRESHOLD = 0.9;
const STEPS = 100;
/** No confidence reaches it: the intent is never answered. */
const NEVER = 2;
const SHARPNESSES = [1, 1.25, 1.5, 1.75, 2, 2.5];

/** Trains on three quarters of the templates, in turn, and holds the fourth out. */
export function holdOut(
  { intents, templates }: TrainingData,
  seed: number,
  train: (templates: readonly Labelled[], part: number) => StoredModel,
): HeldOut[] {
  const random = seededRandom(seed, 'parts');
  const parts = templates.map(() => Math.floor(random() * PARTS));
  return Array.from({ length: PARTS }, (_, part) => ({
    model: decodeModel(
      train(
        templates.filter((_, at) => parts[at] !== part),
        part,
      ),
    ),
    texts: templates
      .filter((_, at) => parts[at] === part)
      .flatMap(({ label, ...template }) =>
        textsOf(template, random).map((text) => ({ text, intent: intents[label] })),
      ),
  }));
}

/**
 * By how much logits are stretched so that a confidence is the share of right answers among those that the guard
 * lets through: the least mean square of what they are off (Brier score).
 */
export function sharpnessOf(held: readonly HeldOut[]): number {
  const scored = SHARPNESSES.map((sharpness) => ({
    sharpness,
    score: brierScore(answersOf(held, sharpness)),
  }));
  return scored.reduce((best, other) => (other.score < best.score ? other : best)).sharpness;
}

/** What is answered at any confidence. */
export function answersOf(held: readonly HeldOut[], sharpness: number): Answered[] {
  return held.flatMap(({ model, texts }) => {
    const stretched = (values: readonly number[]) => values.map((value) => value * sharpness);
    const sharper = { ...model, scales: stretched(model.scales), biases: stretched(model.biases) };
    return texts.flatMap(({ text, intent }) => {
      const answer = classify(text, sharper);
      return answer ? [{ ...answer, isRight: answer.intent === intent }] : [];
    });
  });
}

/** The least confidence, at least 0.9, from which an intent was right often enough. */
export function thresholdOf(answers: readonly Answered[]): number {
  for (let step = 0; step < STEPS; step++) {
    const threshold = Number((LEAST_THRESHOLD + (step * (1 - LEAST_THRESHOLD)) / STEPS).toFixed(4));
    const taken = answers.filter(({ confidence }) => confidence >= threshold);
    const right = taken.filter(({ isRight }) => isRight);
    if (right.length > 0 && right.length >= PRECISION * taken.length) return threshold;
  }
  return NEVER;
}

function brierScore(answers: readonly Answered[]): number {
  const sum = answers.reduce(
    (score, { confidence, isRight }) => score + (confidence - (isRight ? 1 : 0)) ** 2,
    0,
  );
  return sum / answers.length;
}
