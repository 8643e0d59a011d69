import { placeOf } from '../answers/ends.ts';
import { escalatedFrom, finishedBy, type Given } from '../answers/finished.ts';
import { modelOf } from '../answers/source.ts';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { RecordAnswer } from '../domain/batching/records.ts';
import { dollarsOf } from '../domain/routing/cost.ts';
import { askSingly } from './ask-singly.ts';
import { isOver } from './is-over.ts';
import type { Ports } from './ports.ts';

/**
 * What a job's answer makes of one question: its end, or another model's turn where it is poor. A question without an
 * answer is asked by itself. One that has an end already is left alone, but for an end that perhaps nobody sent.
 */
export async function settle(ports: Ports, task: ModelTask, answer: RecordAnswer | undefined): Promise<void> {
  if (await isOver(ports, placeOf(task.ask))) {
    return;
  }
  const kept = (await ports.progress.progress(placeOf(task.ask)))?.end;
  if (kept !== undefined) {
    await ports.ends.send(kept);
    return;
  }
  if (answer === undefined || !isUsable(ports, task, answer)) {
    await askSingly(ports, task, 'a batch job had no answer');
    return;
  }
  const how = { ...task.how, route: 'batch' } as const;
  const given: Given = { ...answer, model: task.model, how };
  const paid = paidFor(ports, task, given);
  const better = escalatedFrom(ports.settings, paid, given);
  if (better !== undefined) {
    await ports.tasks.send(better, 0);
    return;
  }
  await finish(ports, paid, given);
}

/** The task with what its answer has cost. */
function paidFor({ settings, meter }: Ports, task: ModelTask, { usage, model }: Given): ModelTask {
  const dollars = dollarsOf(usage, modelOf(model, settings).dollarsPerMillion, 'batch');
  meter.count(Metric.modelDollars, dollars);
  return { ...task, spentDollars: task.spentDollars + dollars };
}

/** What it costs must be known, and what is longer than an answer may be is none. */
function isUsable({ settings }: Ports, { model }: ModelTask, { text }: RecordAnswer): boolean {
  return settings.models.some(({ name }) => name === model) && text.length <= Limits.answerCharacters;
}

async function finish(ports: Ports, task: ModelTask, given: Given): Promise<void> {
  const outcome = finishedBy(ports.settings, task, given);
  await ports.ends.send(await ports.ends.decide(task.ask, 'completion.finished', outcome));
  await keep(ports, task, given);
  const { dollars, counterfactualDollars } = outcome.cost;
  ports.meter.count(Metric.batchAnswered);
  ports.meter.count(Metric.completionsFinished);
  ports.meter.count(Metric.savedDollars, counterfactualDollars - dollars);
}

async function keep(
  { resume }: Ports,
  { cache: ticket, maxOutputTokens }: ModelTask,
  given: Given,
): Promise<void> {
  if (ticket !== undefined) {
    const { text, stopReason, model } = given;
    const closed = { stopReason, hasMetadata: true, isFiltered: false, usedTools: false, maxOutputTokens };
    await resume(ticket).settle({ text, ...closed }, model);
  }
}
