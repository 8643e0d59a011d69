import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { queuedIn } from '../prove/quiet.ts';

/** How the cloud was at one instant. */
export interface Sample {
  readonly atMs: number;
  /** Messages in all queues. */
  readonly queued: number;
  /** Item writes that have not arrived in another region yet. */
  readonly replicating: number;
  readonly down: readonly string[];
}

const EVERY_MS = 1_000;

/** Looks at the cloud every second until it is told to stop. */
export function sampling(cloud: CloudProcess, now: () => number): { stop(): Promise<Sample[]> } {
  const samples: Sample[] = [];
  const ending = new AbortController();
  const looking = (async () => {
    while (!ending.signal.aborted) {
      samples.push(await look(cloud, now));
      await sleep(EVERY_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      ending.abort();
      await looking;
      return samples;
    },
  };
}

async function look(cloud: CloudProcess, now: () => number): Promise<Sample> {
  const atMs = now();
  const status = await cloud.status();
  const regions = Object.entries(status.regions);
  return {
    atMs,
    queued: queuedIn(status),
    replicating: regions.reduce((sum, [, { streamLag }]) => sum + streamLag, 0),
    down: regions.filter(([, { up }]) => !up).map(([region]) => region),
  };
}
