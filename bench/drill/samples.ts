import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { queuedIn, queuedOf } from '../prove/quiet.ts';

/** How the cloud was at one instant. */
export interface Sample {
  readonly atMs: number;
  /** Messages in all queues. */
  readonly queued: number;
  /** Messages in all queues of each region. */
  readonly queuedBy: Readonly<Record<string, number>>;
  /** Item writes that have not arrived in another region yet. */
  readonly replicating: number;
  readonly down: readonly string[];
}

const EVERY_MS = 1_000;

export interface Sampling {
  /** Messages in the queues of a region at the last look. */
  queuedIn(region: string): number;
  stop(): Promise<Sample[]>;
}

/** Looks at the cloud every second until it is told to stop. */
export function sampling(cloud: CloudProcess, now: () => number): Sampling {
  const samples: Sample[] = [];
  const ending = new AbortController();
  const looking = (async () => {
    while (!ending.signal.aborted) {
      samples.push(await look(cloud, now));
      await sleep(EVERY_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  })();
  return {
    queuedIn: (region) => samples.at(-1)?.queuedBy[region] ?? 0,
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
    queuedBy: Object.fromEntries(regions.map(([region, { queues }]) => [region, queuedOf(queues)])),
    replicating: regions.reduce((sum, [, { streamLag }]) => sum + streamLag, 0),
    down: regions.filter(([, { up }]) => !up).map(([region]) => region),
  };
}
