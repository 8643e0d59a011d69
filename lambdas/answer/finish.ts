import { modelOf, type Source, tierFor } from '../answers/source.ts';
import type { Telling } from '../answers/telling.ts';
import type { Ending } from '../bedrock/model.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { Outcome } from '../domain/completion.ts';
import { betterModel } from '../domain/routing/choose-model.ts';
import { plainDollarsOf } from '../domain/routing/cost.ts';
import { difficultyOf } from '../domain/routing/difficulty.ts';
import { flawOf } from '../domain/routing/quality.ts';
import type { Ports } from './ports.ts';

/** A whole answer, and who gave it. */
export interface Whole {
  readonly ending: Ending;
  readonly telling: Telling;
  readonly source: Source;
}

/**
 * Makes a whole answer the end of its completion, unless it is so poor that a better model is asked.
 * @param task with what all runs have cost, this one too
 */
export async function finish(ports: Ports, task: ModelTask, whole: Whole): Promise<void> {
  if (await escalated(ports, task, whole)) {
    return;
  }
  const { telling } = whole;
  const outcome = outcomeOf(ports, task, whole);
  // Kept before anybody hears that it is whole: a crash in between must not bring another answer.
  const body = await ports.ends.decide(task.ask, 'completion.finished', outcome);
  await telling.ended();
  await ports.ends.send(body);
  await keep(ports, task, whole);
  const { dollars, counterfactualDollars } = outcome.cost;
  ports.meter.count(Metric.completionsFinished);
  // Below 0 where broken runs and better models cost more than the usual one would have.
  ports.meter.count(Metric.savedDollars, counterfactualDollars - dollars);
}

/** Has the cache keep the answer, and those wait no longer who asked the same meanwhile. */
async function keep({ resume }: Ports, { cache: ticket }: ModelTask, whole: Whole): Promise<void> {
  const { telling, ending, source } = whole;
  const { stopReason } = ending;
  const closed = { stopReason, hasMetadata: true, isFiltered: false, usedTools: false };
  if (ticket !== undefined) {
    await resume(ticket).settle({ text: telling.text, ...closed }, source.model);
  }
}

/** Asks the next better model once, where the answer is one that it is likely to do better. */
async function escalated(
  ports: Ports,
  task: ModelTask,
  { ending, telling, source }: Whole,
): Promise<boolean> {
  const { ask, inputTokens, maxOutputTokens, how } = task;
  const { text, model: named, priority } = ask.question;
  const flaw = flawOf(telling.text, ending.stopReason, maxOutputTokens);
  if (flaw === undefined || named !== undefined || how.escalatedFrom !== undefined) {
    return false;
  }
  const difficulty = difficultyOf(text, maxOutputTokens);
  const question = { priority, model: named, difficulty, inputTokens, maxOutputTokens };
  const better = betterModel(source.model, question, ports.settings);
  if (better === undefined) {
    return false;
  }
  await telling.failed('escalated');
  await ports.tasks.send(
    {
      ...task,
      model: better.model.name,
      tier: better.tier !== 'default' && better.model.flex ? 'flex' : 'default',
      how: { ...how, why: better.why, escalatedFrom: source.model },
    },
    0,
  );
  return true;
}

function outcomeOf(ports: Ports, task: ModelTask, whole: Whole): Outcome<'completion.finished'> {
  const { ending, telling, source } = whole;
  const { usage, stopReason } = ending;
  const usual = modelOf(ports.settings.usual, ports.settings);
  return {
    // A model that says nothing at all has still answered.
    text: telling.text.toWellFormed() || '…',
    model: source.model,
    stopReason,
    how: {
      ...task.how,
      ...routeOf(ports, task, source),
      ...(source.region !== ports.region && { region: source.region }),
    },
    usage,
    cost: {
      dollars: task.spentDollars,
      counterfactualDollars: plainDollarsOf(usage, usual.dollarsPerMillion),
    },
  };
}

/** By the model that answered, which need not be the one that the question was for. */
function routeOf({ settings }: Ports, task: ModelTask, { model }: Source) {
  const isFlex = tierFor(task, modelOf(model, settings)) === 'flex';
  return { route: isFlex ? 'flex' : 'on-demand' } as const;
}
