import type { SQSRecord } from 'aws-lambda';
import { placeOf } from '../answers/ends.ts';
import { progressPk } from '../contract/keys.ts';
import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { isMeridianError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { readTask } from '../queue/completion-message.ts';
import type { Progress } from '../store/progress-store.ts';
import { admitted, type LetIn } from './admission.ts';
import { askModel, type Begun, type RunResult } from './ask-model.ts';
import { finish } from './finish.ts';
import type { Ports } from './ports.ts';
import { abandon, admittedNow, failed, type Paces, refused } from './postpone.ts';
import { HIDDEN_SECONDS, LEASE_MS } from './vigil.ts';

/** Whether a message may be let go, or in how many seconds it comes again. */
export type Letting = 'go' | { readonly againInSeconds: number };

const KEY_DIGITS = 16;

/**
 * Answers one question:
 *
 *     ended? ─ quota: reserve ─ lease: begin ─ model: ask, tell ─ settle ─ keep the end ─ send it ─ let the message go
 *
 * Whatever dies in between, the message comes again: to a kept end, which is sent again, or to a lease that has run
 * out, and then the model is asked anew. The end is one identity, so that it happens once.
 */
export async function answerOne(ports: Ports, paces: Paces, record: SQSRecord): Promise<Letting> {
  const task = readTask(record.body);
  const place = placeOf(task.ask);
  const progress = (await ports.progress.progress(place)) ?? NOTHING;
  if (await hasEnded(ports, task, progress)) {
    return 'go';
  }
  const { lease, run } = progress;
  const nowMs = ports.nowMs();
  if (lease !== undefined && lease.untilMs >= nowMs) {
    // Perhaps this very message, which came twice: only who holds the lease may let it go.
    return { againInSeconds: Math.ceil((lease.untilMs - nowMs) / 1_000) + 1 };
  }
  const key = `${sha256Hex(progressPk(place.sessionId, place)).slice(0, KEY_DIGITS)}.${run + 1}`;
  const admission = await admittedOrTooLarge(ports, task, key);
  if (admission === 'too-large') {
    return 'go';
  }
  if ('waitMs' in admission) {
    await refused(ports, paces, task, admission.waitMs);
    return 'go';
  }
  admittedNow(ports, paces, task);
  return answerNow(ports, task, { ...admission, record, run: run + 1 });
}

/** What no minute of any quota has room for has failed. */
async function admittedOrTooLarge(ports: Ports, task: ModelTask, key: string) {
  try {
    return await admitted(ports, task, key);
  } catch (error) {
    if (!isMeridianError(error) || error.fate !== 'rejected') {
      throw error;
    }
    await failed(ports, task, error);
    return 'too-large';
  }
}

const NOTHING: Progress = { waiting: undefined, lease: undefined, run: 0, end: undefined };

/** Ended here, or anywhere that is visible here; an end that was kept is sent again, in case that nobody could. */
async function hasEnded(ports: Ports, task: ModelTask, { end }: Progress): Promise<boolean> {
  const { ask } = task;
  const {
    finished,
    failed: gaveUp,
    cancelled,
  } = await ports.completions.completion(ask.sessionId, placeOf(ask));
  if (finished !== undefined || gaveUp !== undefined) {
    return true;
  }
  if (cancelled !== undefined) {
    await abandon(ports, task);
    return true;
  }
  if (end !== undefined) {
    await ports.ends.send(end);
  }
  return end !== undefined;
}

async function answerNow(
  ports: Ports,
  task: ModelTask,
  may: LetIn & { record: SQSRecord; run: number },
): Promise<Letting> {
  const place = placeOf(task.ask);
  const begun: Begun = { ...may, worker: ports.workerName() };
  const nowMs = ports.nowMs();
  const lease = { worker: begun.worker, untilMs: nowMs + LEASE_MS };
  // A reservation has the name of its run: whoever was faster has the same one, and settles it.
  if ((await ports.progress.begin(place, may.run - 1, lease, nowMs)) === 'taken') {
    return { againInSeconds: HIDDEN_SECONDS };
  }
  await ports.redelivery.after(may.record, HIDDEN_SECONDS);
  return concluded(ports, task, begun);
}

/** What a filter ended must not be shown; what else broke is void. */
async function takeBack({ error, telling }: Extract<RunResult, { kind: 'broken' }>): Promise<void> {
  const code = isMeridianError(error) ? error.code : 'broken';
  await (code === 'model-filtered' ? telling.retracted() : telling.failed(code));
}

async function concluded(ports: Ports, task: ModelTask, begun: Begun): Promise<Letting> {
  const result = await askModel(ports, task, begun);
  const paid = { ...task, spentDollars: task.spentDollars + result.dollars };
  switch (result.kind) {
    case 'whole':
      await finish(ports, paid, { ...result, source: begun.source, run: begun.run });
      break;
    case 'broken':
      await takeBack(result);
      await failed(ports, paid, result.error);
      break;
    case 'no-use':
      if (result.why === 'lost') {
        result.telling.left();
        return { againInSeconds: HIDDEN_SECONDS };
      }
      await forget(ports, paid, result);
  }
  await ports.progress.release(placeOf(task.ask), begun.run);
  return 'go';
}

/** Whoever ended it elsewhere has counted it. */
async function forget(
  ports: Ports,
  task: ModelTask,
  { why, telling }: Extract<RunResult, { kind: 'no-use' }>,
): Promise<void> {
  if (why === 'cancelled') {
    ports.meter.count(Metric.completionsCancelled);
  }
  await telling.retracted();
  await abandon(ports, task);
}
