import type { AiSettings, ModelSettings } from '../../lambdas/contract/ai-settings.ts';
import { Limits } from '../../lambdas/contract/limits.ts';
import { chooseModel } from '../../lambdas/domain/routing/choose-model.ts';
import { dollarsOf, NO_USAGE } from '../../lambdas/domain/routing/cost.ts';
import type { Load, Traffic } from './traffic.ts';

// Questions as if all were of the class `standard`, which is what is said where nothing is, and named no model.

/** A model as the template has it. */
export interface Model extends ModelSettings {
  /** Environments that take questions of the class `standard` for it, and how many each of them at once. */
  readonly consumers: number;
  readonly answersPerBatch: number;
}

/** What the template says of answers. */
export interface Ai extends AiSettings {
  readonly models: readonly Model[];
}

/** A model and what part of the questions that reach a model it is asked. */
export interface Asked {
  readonly model: Model;
  readonly share: number;
}

/** Who is asked how much, by the deployment's own choice. */
export function askedOf(ai: Ai, { hardShare, promptTokens }: Traffic): Asked[] {
  const chosenFor = (difficulty: 1 | 3) => {
    const size = { inputTokens: promptTokens, maxOutputTokens: Limits.outputTokensDefault };
    const question = { priority: 'standard', model: undefined, difficulty, ...size } as const;
    return chooseModel(question, ai).model.name;
  };
  const [simple, hard] = [chosenFor(1), chosenFor(3)];
  return ai.models.map((model) => ({
    model,
    share: (model.name === simple ? 1 - hardShare : 0) + (model.name === hard ? hardShare : 0),
  }));
}

/** Of all questions, those that reach a model. */
export function uncachedShare({ cachedShare }: Traffic): number {
  return 1 - cachedShare;
}

/** Dollars a month for tokens, if the cache answered nothing: all of the prompt is read anew. */
export function tokenDollars(ai: Ai, { answers }: Load, traffic: Traffic): number {
  const usage = { ...NO_USAGE, inputTokens: traffic.promptTokens, outputTokens: traffic.answerTokens };
  const each = askedOf(ai, traffic).reduce(
    (sum, { model, share }) => sum + share * dollarsOf(usage, model.dollarsPerMillion),
    0,
  );
  return answers * each;
}

/** Pieces of an answer that devices hear in a second: docs/answers.md#streaming-measured */
const PIECES_PER_SECOND = 20;

/** Messages in which an answer comes to an inbox before it is committed; what is in the cache comes in one. */
export function piecesPerQuestion(traffic: Traffic): number {
  const fromModel = Math.max(1, traffic.answerSeconds * PIECES_PER_SECOND);
  return traffic.cachedShare + uncachedShare(traffic) * fromModel;
}
