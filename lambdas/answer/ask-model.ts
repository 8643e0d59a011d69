import type { SQSRecord } from 'aws-lambda';
import { placeOf } from '../answers/ends.ts';
import { outcomeAfter, usedBy } from '../answers/outcome-of-call.ts';
import { modelOf, tierFor } from '../answers/source.ts';
import { countOneOf } from '../answers/tally.ts';
import { Telling } from '../answers/telling.ts';
import type { Ending, Question, Usage } from '../bedrock/model.ts';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import type { Outcome } from '../domain/limiter/settlement.ts';
import { dollarsOf, NO_USAGE } from '../domain/routing/cost.ts';
import { isMeridianError, rejected } from '../platform/errors.ts';
import type { LetIn } from './admission.ts';
import type { Ports } from './ports.ts';
import { keepVigil } from './vigil.ts';

/** What a run came to, and what it cost, in dollars. */
export type RunResult = { readonly telling: Telling; readonly dollars: number } & (
  | { readonly kind: 'whole'; readonly ending: Ending }
  | { readonly kind: 'broken'; readonly error: unknown }
  /** Nobody needs it any more, or somebody else has begun it anew. */
  | { readonly kind: 'no-use'; readonly why: 'cancelled' | 'ended' | 'lost' }
);

/** A run that may begin. */
export interface Begun extends LetIn {
  readonly record: SQSRecord;
  readonly run: number;
  readonly worker: string;
}

/** Asks the model, tells what it says as it comes, and gives back what of the quota it did not need. */
export async function askModel(ports: Ports, task: ModelTask, begun: Begun): Promise<RunResult> {
  const { source, startsInMs, run } = begun;
  const place = placeOf(task.ask);
  const { stream: isStreamed } = task.ask.question;
  const telling = new Telling(ports, { place, run, isStreamed });
  const vigil = keepVigil(ports, { place, ...begun, cache: task.cache });
  let bill: Bill = NO_CALL;
  let isCalled = false;
  try {
    await ports.pause(startsInMs);
    vigil.signal.throwIfAborted();
    isCalled = true;
    const said = (text: string) => hear(telling, text);
    const ending = await ports
      .modelsIn(source.region)
      .answer(questionOf(ports, task, source), said, vigil.signal);
    bill = billOf(ports, task, begun, ending.usage);
    return { kind: 'whole', ending, telling, dollars: bill.dollars };
  } catch (error) {
    isCalled &&= !(isMeridianError(error) && error.code === 'circuit-open');
    bill = isCalled ? billAfter(ports, task, begun, { error, text: telling.text }) : NO_CALL;
    const why = vigil.over();
    const told = { telling, dollars: bill.dollars };
    return why === undefined ? { kind: 'broken', error, ...told } : { kind: 'no-use', why, ...told };
  } finally {
    vigil.end();
    await settle(ports, begun, bill.outcome);
    if (isCalled) countOneOf(ports.meter, Metric.modelCalls, Metric.modelRefusals);
    ports.meter.count(Metric.modelDollars, bill.dollars);
  }
}

/** What a call cost, and how its reservation is settled. */
interface Bill {
  readonly dollars: number;
  readonly outcome: Outcome;
}

const NO_CALL: Bill = { dollars: 0, outcome: { kind: 'refused' } };

function billOf(ports: Ports, task: ModelTask, { source }: LetIn, usage: Usage): Bill {
  const { burndown } = modelOf(source.model, ports.settings);
  const outcome = usedBy(usage, { burndown }, task.maxOutputTokens);
  return { dollars: dollarsOfRun(ports, task, source, usage), outcome };
}

function dollarsOfRun(
  { settings }: Ports,
  task: ModelTask,
  { model }: LetIn['source'],
  usage: Usage,
): number {
  const called = modelOf(model, settings);
  return dollarsOf(usage, called.dollarsPerMillion, tierFor(task, called));
}

/**
 * What a call took that has no end, where the service does not say it: what was asked, and what was said before it
 * broke. One that nobody waits for any more was still read by the model.
 */
function billAfter(
  ports: Ports,
  task: ModelTask,
  may: LetIn,
  failure: { error: unknown; text: string },
): Bill {
  const { error, text } = failure;
  const told = (error as { usage?: Usage }).usage;
  if (told !== undefined) {
    return billOf(ports, task, may, told);
  }
  const outcome = outcomeAfter(error, may.reservation, text);
  if (outcome.kind !== 'used') {
    return { ...NO_CALL, outcome };
  }
  const outputTokens = text === '' ? 0 : estimatedTokens([text]);
  const usage = { ...NO_USAGE, inputTokens: task.inputTokens, outputTokens };
  const isNoUse = isMeridianError(error) && error.code === 'no-use';
  const bill = billOf(ports, task, may, usage);
  return isNoUse ? bill : { ...bill, outcome };
}

function questionOf({ settings }: Ports, task: ModelTask, { model, modelId }: LetIn['source']): Question {
  const { ask, prompt, maxOutputTokens } = task;
  const tier = tierFor(task, modelOf(model, settings));
  const { temperature } = settings;
  const metadata = { completion: ask.completion };
  return { modelId, ...prompt, maxOutputTokens, temperature, tier, metadata };
}

function hear(telling: Telling, text: string): void {
  telling.said(text);
  if (telling.text.length > Limits.answerCharacters) {
    const what = `The answer has more than ${Limits.answerCharacters} characters; ask for less.`;
    throw rejected('answer-too-long', what);
  }
}

/** A reservation that is not settled is forgotten after a while: no reason to hold an answer up. */
async function settle(ports: Ports, { source, reservation }: LetIn, outcome: Outcome): Promise<void> {
  try {
    await ports.limiterOf(source).settle(reservation, outcome);
  } catch (error) {
    ports.log.warn('not settled', {}, error);
  }
}
