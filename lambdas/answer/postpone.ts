import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { afterFailure, afterRefusal, ENDURANCE, type Fate } from '../domain/queueing/attempts.ts';
import { againInSeconds, letIn, NO_WAIT, type Pace, turnedAway } from '../domain/queueing/pace.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Ports } from './ports.ts';

/** How long the questions of each queue wait at present, as this environment sees it. */
export type Paces = Map<string, Pace>;

const EXPIRED = { code: 'timed-out', reason: 'No model had room for it in time; ask again later.' };

/** No quota had room: it goes back to its queue as another message, which costs it nothing but time. */
export async function refused(ports: Ports, paces: Paces, task: ModelTask, waitMs: number): Promise<void> {
  const nowMs = ports.nowMs();
  const ageMs = nowMs - task.attempts.acceptedAtMs;
  const pace = turnedAway(paces.get(queueOf(task)) ?? NO_WAIT, ageMs);
  paces.set(queueOf(task), pace);
  const seconds = againInSeconds(pace, ageMs, waitMs, ports.random());
  ports.meter.count(Metric.modelRefusals);
  await settle(ports, task, afterRefusal(task.attempts, nowMs, seconds, enduranceOf(task)), EXPIRED);
}

/** It was let in: the next ones of its queue learn how long that took. */
export function admittedNow(ports: Ports, paces: Paces, task: ModelTask): void {
  const ageMs = Math.max(0, ports.nowMs() - task.attempts.acceptedAtMs);
  paces.set(queueOf(task), letIn(paces.get(queueOf(task)) ?? NO_WAIT, ageMs));
  ports.meter.milliseconds(Metric.modelWait, ageMs);
}

/** A run broke: another one follows after a while, or what was wrong is the end. */
export async function failed(ports: Ports, task: ModelTask, error: unknown): Promise<void> {
  ports.meter.count(Metric.modelErrors);
  const { code, reason } = verdictOn(error);
  const { attempts } = task;
  if (isMeridianError(error) && error.fate === 'rejected') {
    await fail(ports, task, { code, reason });
    return;
  }
  const nowMs = ports.nowMs();
  const fate =
    isMeridianError(error) && error.fate === 'conflict'
      ? afterRefusal(attempts, nowMs, secondsAfter(error), enduranceOf(task))
      : afterFailure(attempts, nowMs, ports.random(), enduranceOf(task));
  await settle(ports, task, fate, { code, reason });
}

/** The end of a completion without an answer. */
export async function fail(
  ports: Ports,
  task: ModelTask,
  why: { code: string; reason: string },
): Promise<void> {
  const { ask } = task;
  ports.meter.count(Metric.completionsFailed);
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

async function settle(
  ports: Ports,
  task: ModelTask,
  fate: Fate,
  why: { code: string; reason: string },
): Promise<void> {
  if (fate.kind === 'again') {
    await ports.tasks.send({ ...task, attempts: fate.attempts }, fate.inSeconds);
    return;
  }
  await fail(ports, task, fate.why === 'expired' ? EXPIRED : why);
}

/** What a person is told of an error: ours are written for them, others are nobody's business. */
function verdictOn(error: unknown): { code: string; reason: string } {
  return isMeridianError(error)
    ? { code: error.code, reason: REASONS[error.code] ?? error.message }
    : { code: 'internal', reason: 'Something broke on our side; ask again.' };
}

/** Where the message names what only operators know. */
const REASONS: Readonly<Record<string, string>> = {
  'model-throttled': 'The model had no room for it; ask again later.',
  'model-daily-tokens': 'The model has answered all that it may today; ask again tomorrow.',
  'model-not-ready': 'The model was not ready; ask again later.',
  'model-invalid': 'The model does not take this question; ask it in another way.',
  'model-filtered': 'A content filter ended the answer; ask in another way.',
  'model-cut': 'The answer broke off; ask again.',
  'model-broken': 'The model did not answer; ask again later.',
};

const MOST_SECONDS = 900;
const USUAL_SECONDS = 2;

function secondsAfter(error: unknown): number {
  const { retryAfterMs } = error as { retryAfterMs?: number };
  const seconds = retryAfterMs === undefined ? USUAL_SECONDS : Math.ceil(retryAfterMs / 1_000);
  return Math.min(MOST_SECONDS, Math.max(1, seconds));
}

function enduranceOf({ ask }: ModelTask) {
  return ENDURANCE[ask.question.priority];
}

function queueOf({ model, ask }: ModelTask): string {
  return `${model} ${ask.question.priority}`;
}
