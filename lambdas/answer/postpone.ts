import { countOneOf } from '../answers/tally.ts';
import { COMPLETION_FAILURES, type CompletionFailure } from '../contract/completion-failures.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { afterFailure, afterRefusal, ENDURANCE, type Fate } from '../domain/queueing/attempts.ts';
import { againInSeconds, letIn, NO_WAIT, type Pace, turnedAway } from '../domain/queueing/pace.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Ports } from './ports.ts';

/** How long the questions of each queue wait at present, as this environment sees it. */
export type Paces = Map<string, Pace>;

/** What a person is told of a completion without an answer. */
interface Verdict {
  readonly code: CompletionFailure;
  readonly reason: string;
}

/** The model failed so often that it was not even asked. */
const CIRCUIT_OPEN = 'circuit-open';

/** No quota had room: it goes back to its queue as another message, which costs it nothing but time. */
export async function refused(ports: Ports, paces: Paces, task: ModelTask, waitMs: number): Promise<void> {
  const nowMs = ports.nowMs();
  const ageMs = nowMs - task.attempts.acceptedAtMs;
  const pace = turnedAway(paces.get(queueOf(task)) ?? NO_WAIT, ageMs);
  paces.set(queueOf(task), pace);
  const seconds = againInSeconds(pace, ageMs, waitMs, ports.random());
  if (isBatch(task)) ports.meter.count(Metric.batchRefusals);
  else countOneOf(ports.meter, Metric.modelRefusals, Metric.modelCalls);
  await settle(
    ports,
    task,
    afterRefusal(task.attempts, nowMs, seconds, enduranceOf(task)),
    verdict('timed-out'),
  );
}

/** It was let in: the next ones of its queue learn how long that took. */
export function admittedNow(ports: Ports, paces: Paces, task: ModelTask): void {
  const ageMs = Math.max(0, ports.nowMs() - task.attempts.acceptedAtMs);
  paces.set(queueOf(task), letIn(paces.get(queueOf(task)) ?? NO_WAIT, ageMs));
  ports.meter.milliseconds(isBatch(task) ? Metric.batchWait : Metric.modelWait, ageMs);
}

/** A run broke: another one follows after a while, or what was wrong is the end. */
export async function failed(ports: Ports, task: ModelTask, error: unknown): Promise<void> {
  const isOurs = isMeridianError(error);
  const isAsked = !isOurs || error.code !== CIRCUIT_OPEN;
  if (isAsked) {
    ports.meter.count(Metric.modelErrors);
  }
  const why = verdictOn(error);
  if (isOurs && error.fate === 'rejected') {
    await fail(ports, task, why);
    return;
  }
  const { attempts } = task;
  const nowMs = ports.nowMs();
  const fate =
    !isAsked || (isOurs && error.fate === 'conflict')
      ? afterRefusal(attempts, nowMs, secondsAfter(ports, task, error), enduranceOf(task))
      : afterFailure(attempts, nowMs, ports.random(), enduranceOf(task));
  await settle(ports, task, fate, why);
}

/** The end of a completion without an answer. */
export async function fail(ports: Ports, task: ModelTask, why: Verdict): Promise<void> {
  const { ask } = task;
  countOneOf(ports.meter, Metric.completionsFailed, Metric.completionsFinished);
  ports.log.warn('failed', { sessionId: ask.sessionId, eventId: ask.completion, errorCode: why.code });
  await ports.ends.send(await ports.ends.decide(ask, 'completion.failed', why));
  await abandon(ports, task);
}

/** Those who asked the same meanwhile need not wait any longer. */
export async function abandon(ports: Ports, { cache }: ModelTask): Promise<void> {
  if (cache !== undefined) {
    await ports.resume(cache).fail();
  }
}

async function settle(ports: Ports, task: ModelTask, fate: Fate, why: Verdict): Promise<void> {
  if (fate.kind === 'again') {
    if (fate.attempts.refusals > task.attempts.refusals) {
      await keepLead(ports, task, fate.inSeconds);
    }
    await ports.tasks.send({ ...task, attempts: fate.attempts }, fate.inSeconds);
    return;
  }
  await fail(ports, task, why);
}

/**
 * It waits for a quota, and so would all who asked the same meanwhile: they go on waiting for its answer. What has a
 * day must not keep those who have less.
 */
async function keepLead(ports: Ports, task: ModelTask, seconds: number): Promise<void> {
  if (task.cache !== undefined && !isBatch(task)) {
    await ports.resume(task.cache).holdFor(1_000 * seconds + HELD_LONGER_MS);
  }
}

/** Until a queue with others before it hands it over, and a run that may begin gives a sign. */
const HELD_LONGER_MS = 30_000;

/** What a person is told of an error. Its own message names what only operators know. */
function verdictOn(error: unknown): Verdict {
  return verdict(isMeridianError(error) && isToldOf(error.code) ? error.code : 'internal');
}

function isToldOf(code: string): code is CompletionFailure {
  return Object.hasOwn(COMPLETION_FAILURES, code);
}

function verdict(code: CompletionFailure): Verdict {
  return { code, reason: COMPLETION_FAILURES[code] };
}

/** When the model says so, else later the longer it has waited: an outage must not be asked after all the time. */
function secondsAfter(ports: Ports, { attempts }: ModelTask, error: unknown): number {
  const { retryAfterMs = USUAL_MS } = error as { retryAfterMs?: number };
  const told = Math.min(MOST_SECONDS, Math.ceil(retryAfterMs / 1_000));
  const ageMs = ports.nowMs() - attempts.acceptedAtMs;
  return Math.max(told, againInSeconds(NO_WAIT, ageMs, 0, ports.random()));
}

const MOST_SECONDS = 900;
const USUAL_MS = 2_000;

function enduranceOf({ ask }: ModelTask) {
  return ENDURANCE[ask.question.priority];
}

/** Waiting is no fault of what has a day. */
function isBatch({ ask }: ModelTask): boolean {
  return ask.question.priority === 'batch';
}

function queueOf({ model, ask }: ModelTask): string {
  return `${model} ${ask.question.priority}`;
}
