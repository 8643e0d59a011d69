import { type Answer, type Failure, problemCodeOf } from '../answer.ts';
import type { Api } from '../api.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Ports } from '../ports.ts';
import { firstBatch } from './batch.ts';
import type { Entry } from './entry.ts';
import type { Outbox } from './outbox.ts';
import { type Result, takeResult } from './take-result.ts';

type World = Pick<Ports, 'nowMs' | 'after' | 'randomBytes'>;

/** Sends what is queued, one batch at a time, until all of it is accepted or refused. */
export interface Sender {
  /** There is something to send: begins, or goes on when its pause is over. */
  nudge(): void;
  /** The network is back: goes on at once. */
  wake(): void;
  close(): void;
}

/** Refusals of a whole batch by which one of its commands is to blame. */
const BLAMES_A_COMMAND = [400, 413, 415, 422];

export function createSender(outbox: Outbox, api: Api, world: World): Sender {
  let isRunning = false;
  let isWanted = false;
  let isClosed = false;
  let endPause: () => void = () => undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = world.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });
  const drain = async (): Promise<void> => {
    const pace: Pace = { failures: 0, most: undefined };
    for (;;) {
      // What is recorded meanwhile goes along.
      await recorded(firstBatch(outbox.queued(), pace.most));
      const batch = firstBatch(outbox.queued(), pace.most);
      await recorded(batch);
      if (batch.length === 0 || isClosed) return;
      const waitMs = await sendBatch(outbox, api, world, batch, pace);
      if (waitMs > 0) await pause(waitMs);
    }
  };
  // Whoever wakes it while it is about to stop makes it go on.
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await drain();
    }
    isRunning = false;
  };
  const nudge = (): void => {
    isWanted = !isClosed;
    if (!isRunning) void run();
  };
  return {
    nudge,
    wake() {
      nudge();
      endPause();
    },
    close() {
      isClosed = true;
      endPause();
    },
  };
}

/** Nothing goes out that a reload would forget. */
async function recorded(batch: readonly Entry[]): Promise<void> {
  await Promise.all(batch.map(({ intent }) => intent.recorded));
}

interface Pace {
  failures: number;
  /** Commands of the next batch: fewer while the one is looked for that spoils it. */
  most: number | undefined;
}

/** How long to wait before the next batch. */
async function sendBatch(
  outbox: Outbox,
  api: Api,
  world: World,
  batch: readonly Entry[],
  pace: Pace,
): Promise<number> {
  const body = JSON.stringify({ commands: batch.map(({ command }) => command) });
  const outcome = await api.attempt({ method: 'POST', path: '/v1/batch', body });
  const isTaken = outcome.failed ? 'later' : taken(outbox, api, world, batch, outcome, pace);
  if (isTaken === 'taken') {
    pace.failures = 0;
    return 0;
  }
  if (mayHaveArrived(outcome)) outbox.doubt(batch);
  const waitMs = outcome.failed ? outcome.waitMs : 0;
  return waitMs + fullJitterMs(pace.failures++, world.randomBytes);
}

/** Gateways refuse before a function is asked. */
function mayHaveArrived(outcome: Answer | Failure): boolean {
  return outcome.failed && outcome.blames === 'region';
}

function taken(
  outbox: Outbox,
  api: Api,
  world: World,
  batch: readonly Entry[],
  answer: Answer,
  pace: Pace,
): 'taken' | 'later' {
  const results = answer.json.results as readonly Result[] | undefined;
  if (answer.status === 200 && results?.length === batch.length) {
    pace.most = undefined;
    const about = { nowMs: world.nowMs(), region: answer.region };
    const left = batch.filter((entry, at) => !takeResult(outbox, entry, results[at] as Result, about));
    outbox.doubt(left);
    // A queue that takes nothing is a region that is broken, whoever tells.
    if (results.some(({ status }) => status >= 500)) api.avoid(answer);
    return left.length === 0 ? 'taken' : 'later';
  }
  if (!BLAMES_A_COMMAND.includes(answer.status)) return 'later';
  if (batch.length > 1) {
    pace.most = Math.ceil(batch.length / 2);
    return 'taken';
  }
  const problem = { type: problemCodeOf(answer.json) ?? 'invalid-body', detail: answer.json.detail };
  const result = { status: answer.status, problem } as Result;
  return takeResult(outbox, batch[0] as Entry, result, { nowMs: world.nowMs(), region: answer.region })
    ? 'taken'
    : 'later';
}
