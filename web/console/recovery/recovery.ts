import { some } from '../../parts/format.ts';
import type { Faults, RegionSample, Sample } from '../cloud-types.ts';

/** What is done to a region. */
export type Trouble = 'killed' | 'drained' | 'partitioned' | 'slowed';

/** One region's trouble from its beginning to the end of its effects. Times in milliseconds since 1970. */
export interface Recovery {
  readonly region: string;
  readonly troubles: readonly Trouble[];
  readonly beganAtMs: number;
  /** When a write of a client whose home the region is was accepted again, by whichever region. */
  readonly acceptedAtMs?: number;
  readonly restoredAtMs?: number;
  /** When the region had everything that was written before it was restored, and others had everything of it. */
  readonly convergedAtMs?: number;
  /** What the region waits for meanwhile. */
  readonly lack?: string;
}

/** What troubles a region, as far as faults and marks say. watch marks a region down by itself: that is no trouble of its own. */
export function troublesOf(region: string, faults: Faults, mark: RegionSample['mark']): Trouble[] {
  const { links, partitions } = faults.replication;
  const troubles: Trouble[] = [];
  if (faults.regions[region] === 'down') troubles.push('killed');
  if (mark === 'draining') troubles.push('drained');
  if (partitions.some((pair) => pair.includes(region))) troubles.push('partitioned');
  if (Object.keys(links).some((link) => link.split('>').includes(region))) troubles.push('slowed');
  return troubles;
}

/** The recovery after a look at the region; undefined where nothing is, or was, wrong with it. */
export function afterLook(
  before: Recovery | undefined,
  region: string,
  sample: Sample,
): Recovery | undefined {
  const mark = sample.regions[region]?.mark;
  const troubles = troublesOf(region, sample.faults, mark);
  if (troubles.length > 0) return troubled(before, region, troubles, sample.atMs);
  if (before === undefined) return undefined;
  const restored: Recovery = { ...before, troubles: [], restoredAtMs: before.restoredAtMs ?? sample.atMs };
  if (restored.convergedAtMs !== undefined) return restored;
  const { lack: _, ...level } = restored;
  const lack = lackOf(region, restored.restoredAtMs ?? 0, sample);
  return lack === undefined ? { ...level, convergedAtMs: sample.atMs } : { ...level, lack };
}

/** Of several troubles one after the other, the clock runs from the first; a new one after the end begins anew. */
function troubled(
  before: Recovery | undefined,
  region: string,
  troubles: readonly Trouble[],
  atMs: number,
): Recovery {
  if (before === undefined || before.restoredAtMs !== undefined) return { region, troubles, beganAtMs: atMs };
  return { ...before, troubles };
}

/**
 * What from before an instant is still on its way from, to or inside a region, in words; undefined where nothing is.
 * While others go on writing there is always something on the way, only nothing so old.
 */
export function lackOf(region: string, instantMs: number, sample: Sample): string | undefined {
  const own = sample.regions[region];
  if (own?.up !== true) return 'it is down';
  const items = sample.links
    .filter(({ from, to, oldestAtMs }) => (from === region || to === region) && oldestAtMs <= instantMs)
    .reduce((sum, { pending }) => sum + pending, 0);
  if (items > 0) return `${some(items, 'item')} replicating`;
  const queued = queuedBefore(own, instantMs, sample.atMs);
  if (queued > 0) return `${some(queued, 'message')} of a function that died, back within 5 min`;
  return own.mark === undefined ? undefined : 'the edge goes around it';
}

/**
 * What was given up, and what the cache learns and summaries are made from: no data of a session waits there. By the
 * end of the name, before which stands that of the app, which may be any of these words.
 */
const BESIDE = /-(dead-letters|failures|looks|summaries)$/;

function queuedBefore({ queues }: RegionSample, instantMs: number, atMs: number): number {
  const working = Object.entries(queues).filter(([name]) => !BESIDE.test(name));
  const old = working.filter(([, { oldestAgeSeconds }]) => atMs - oldestAgeSeconds * 1_000 <= instantMs);
  return old.reduce((sum, [, { visible, inFlight, delayed }]) => sum + visible + inFlight + delayed, 0);
}
