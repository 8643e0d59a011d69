import { isAnswer, placeOf } from '../answers/ends.ts';
import { escalatedFrom, finishedBy, type Given } from '../answers/finished.ts';
import { modelOf, type Source, tierFor } from '../answers/source.ts';
import { countOneOf } from '../answers/tally.ts';
import type { Telling } from '../answers/telling.ts';
import type { Ending } from '../bedrock/model.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { routeOf } from '../domain/routing/choose-model.ts';
import type { Ports } from './ports.ts';

/** A whole answer, and who gave it. */
export interface Whole {
  readonly ending: Ending;
  readonly telling: Telling;
  readonly source: Source;
  readonly run: number;
}

/**
 * Makes a whole answer the end of its completion, unless it is so poor that a better model is asked.
 * @param task with what all runs have cost, this one too
 */
export async function finish(ports: Ports, task: ModelTask, whole: Whole): Promise<void> {
  const { telling } = whole;
  const given = givenBy(ports, task, whole);
  const better = escalatedFrom(ports.settings, task, given);
  if (better !== undefined) {
    await telling.failed('escalated');
    // Before: who takes it up at once must not have to wait for the end of this lease.
    await ports.progress.release(placeOf(task.ask), whole.run);
    await ports.tasks.send(better, 0);
    return;
  }
  const outcome = finishedBy(ports.settings, task, given);
  // Kept before anybody hears that it is whole: a crash in between must not bring another answer.
  const body = await ports.ends.decide(task.ask, 'completion.finished', outcome);
  const isEnd = isAnswer(body, outcome.text);
  await (isEnd ? telling.ended() : telling.failed('ended'));
  await ports.ends.send(body);
  await keep(ports, task, whole);
  if (!isEnd) {
    return;
  }
  const { dollars, counterfactualDollars } = outcome.cost;
  countOneOf(ports.meter, Metric.completionsFinished, Metric.completionsFailed);
  // Below 0 where broken runs and better models cost more than the usual one would have.
  ports.meter.count(Metric.savedDollars, counterfactualDollars - dollars);
}

/** By the model that answered, which need not be the one that the question was for. */
function givenBy({ settings, region }: Ports, task: ModelTask, { ending, telling, source }: Whole): Given {
  const route = routeOf(tierFor(task, modelOf(source.model, settings)));
  return {
    ...ending,
    text: telling.text,
    model: source.model,
    how: { ...task.how, route, ...(source.region !== region && { region: source.region }) },
  };
}

/** Has the cache keep the answer, and those wait no longer who asked the same meanwhile. */
async function keep(
  { resume }: Ports,
  { cache: ticket, maxOutputTokens }: ModelTask,
  whole: Whole,
): Promise<void> {
  const { telling, ending, source } = whole;
  const { stopReason } = ending;
  const closed = { stopReason, hasMetadata: true, isFiltered: false, usedTools: false, maxOutputTokens };
  if (ticket !== undefined) {
    await resume(ticket).settle({ text: telling.text, ...closed }, source.model);
  }
}
