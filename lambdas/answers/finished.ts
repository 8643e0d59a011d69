import type { Ending } from '../bedrock/model.ts';
import type { AiSettings } from '../contract/ai-settings.ts';
import type { Provenance } from '../contract/completions.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { Outcome } from '../domain/completion.ts';
import { betterModel, routeOf, singly } from '../domain/routing/choose-model.ts';
import { costOf, plainDollarsOf } from '../domain/routing/cost.ts';
import { difficultyOf } from '../domain/routing/difficulty.ts';
import { flawOf } from '../domain/routing/quality.ts';
import { modelOf } from './source.ts';

/** A whole answer, and who gave it. */
export interface Given extends Ending {
  readonly text: string;
  /** Name of the model. */
  readonly model: string;
  readonly how: Provenance;
}

/**
 * What a whole answer makes of its completion.
 * @param task with what all runs have cost, this one too
 */
export function finishedBy(
  settings: AiSettings,
  task: ModelTask,
  given: Given,
): Outcome<'completion.finished'> {
  const { text, model, stopReason, how, usage } = given;
  const usual = modelOf(settings.usual, settings);
  return {
    // A model that says nothing at all has still answered.
    text: text.toWellFormed() || '…',
    model,
    stopReason,
    how,
    usage,
    cost: costOf(task.spentDollars, plainDollarsOf(usage, usual.dollarsPerMillion)),
  };
}

/** The task for the next better model, once, where the answer is one that it is likely to do better. */
export function escalatedFrom(settings: AiSettings, task: ModelTask, given: Given): ModelTask | undefined {
  const { ask, inputTokens, maxOutputTokens, how } = task;
  const { text, model: named, priority } = ask.question;
  const flaw = flawOf(given.text, given.stopReason, maxOutputTokens);
  if (flaw === undefined || named !== undefined || how.escalatedFrom !== undefined) {
    return undefined;
  }
  const difficulty = difficultyOf(text, maxOutputTokens);
  const question = { priority, model: named, difficulty, inputTokens, maxOutputTokens };
  const better = betterModel(given.model, question, settings);
  if (better === undefined) {
    return undefined;
  }
  const tier = singly(better);
  return {
    ...task,
    model: better.model.name,
    tier,
    how: { ...how, route: routeOf(tier), why: better.why, escalatedFrom: given.model },
  };
}
