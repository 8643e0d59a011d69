import { BATCH_COMMANDS } from '../../lambdas/contract/client-limits.ts';
import { millisOf } from '../../lambdas/domain/event-id.ts';
import { type Answer, problemCodeOf } from '../answer.ts';
import type { Api } from '../api.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Ports } from '../ports.ts';
import { firstBatch } from './batch.ts';
import { type Entry, isDue, later } from './entry.ts';
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

/** Smaller bodies do not hang for their size. */
const QUICK_BYTES = 32_000;
/** Pause before what was refused for now goes again, at first; and between looks at whose turn has come. */
const LOOK_MS = 500;

/** Refusals of a whole batch by which one of its commands is to blame. */
const BLAMES_A_COMMAND = [400, 413, 415, 422];

export function createSender(outbox: Outbox, api: Api, world: World): Sender {
  let isRunning = false;
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
  let cancelLook: () => void = () => undefined;
  const ready = (most: number) =>
    firstBatch(
      outbox.queued().filter(({ next }) => isDue(world.nowMs(), next)),
      most,
    );
  const drain = async (): Promise<void> => {
    const pace: Pace = { failures: 0, most: BATCH_COMMANDS };
    for (;;) {
      // What is recorded meanwhile goes along.
      await recorded(ready(pace.most));
      const batch = ready(pace.most);
      await recorded(batch);
      if (batch.length === 0 || isClosed) return;
      const waitMs = await sendBatch(outbox, api, world, batch, pace);
      if (waitMs > 0) await pause(waitMs);
    }
  };
  const nudge = (): void => {
    if (isRunning) return;
    isRunning = true;
    cancelLook();
    // However it ends, what is left has its turn.
    void drain().finally(() => {
      isRunning = false;
      if (!isClosed && outbox.queued().length > 0) cancelLook = world.after(LOOK_MS, nudge);
    });
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
      cancelLook();
    },
  };
}

/** Nothing goes out that a reload would forget. */
async function recorded(batch: readonly Entry[]): Promise<void> {
  await Promise.all(batch.map(({ intent }) => intent.recorded));
}

interface Pace {
  failures: number;
  /** Commands of the next batch at most: fewer while the one is looked for that spoils it, or the way is slow. */
  most: number;
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
  if (!outcome.failed && isTaken(outbox, api, world, batch, outcome, pace)) {
    pace.failures = 0;
    return 0;
  }
  // Gateways refuse before a function is asked.
  if (outcome.failed && outcome.blames === 'region') {
    outbox.doubt(batch);
    if (body.length > QUICK_BYTES) pace.most = Math.ceil(batch.length / 2);
  }
  return fullJitterMs(pace.failures++, world.randomBytes);
}

/** What is refused for now lets others go before it. An id that is ahead of its time waits for that, too. */
function postpone(entries: readonly Entry[], world: World): void {
  for (const entry of entries) {
    const turn = later(entry.next?.delayMs ?? LOOK_MS, world);
    const atMs = Math.max(turn.atMs, millisOf(entry.command.eventId));
    entry.next = { atMs, delayMs: atMs - world.nowMs() };
  }
}

/** Whether the next batch may follow at once. */
function isTaken(
  outbox: Outbox,
  api: Api,
  world: World,
  batch: readonly Entry[],
  answer: Answer,
  pace: Pace,
): boolean {
  const about = { nowMs: world.nowMs(), region: answer.route.region };
  const results = answer.json.results as readonly Result[] | undefined;
  if (answer.status === 200 && results?.length === batch.length) {
    pace.most *= 2;
    const left = batch.filter((entry, at) => !takeResult(outbox, entry, results[at] as Result, about));
    outbox.doubt(left);
    postpone(left, world);
    // A queue that takes nothing is a region that is broken, whoever tells.
    if (results.some(({ status }) => status >= 500)) api.avoid(answer);
    return true;
  }
  if (!BLAMES_A_COMMAND.includes(answer.status)) return false;
  if (batch.length > 1) {
    pace.most = Math.ceil(batch.length / 2);
    return true;
  }
  const problem = { type: problemCodeOf(answer.json) ?? 'invalid-body', detail: answer.json.detail };
  return takeResult(outbox, batch[0] as Entry, { status: answer.status, problem }, about);
}
