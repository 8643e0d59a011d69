import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { queuedIn } from '../../prove/quiet.ts';

/** What the local cloud said of itself at a time. */
export interface StatusSample {
  /** Milliseconds since 1970. */
  readonly atEpochMs: number;
  /** Messages in all queues, in whatever state. */
  readonly queued: number;
  /** Item writes on their way to another region. */
  readonly replicating: number;
  /** How late the cloud's own event loop turned lately. */
  readonly loopDelayP99Ms: number;
}

const EVERY_MS = 1_000;

/** Asks for the status every second, never twice at once. */
export function watchStatus(cloud: Pick<CloudProcess, 'status'>): {
  readonly samples: readonly StatusSample[];
  stop(): void;
} {
  const samples: StatusSample[] = [];
  let isAsking = false;
  const ask = async (): Promise<void> => {
    const status = await cloud.status();
    const replicating = Object.values(status.regions).reduce((sum, { streamLag }) => sum + streamLag, 0);
    const { p99Ms } = status.loopDelay;
    samples.push({ atEpochMs: Date.now(), queued: queuedIn(status), replicating, loopDelayP99Ms: p99Ms });
  };
  const timer = setInterval(() => {
    if (!isAsking) {
      isAsking = true;
      // A status that does not come is a hole in a picture, not the end of a load.
      ask()
        .catch(() => {})
        .finally(() => {
          isAsking = false;
        });
    }
  }, EVERY_MS);
  return { samples, stop: () => clearInterval(timer) };
}
