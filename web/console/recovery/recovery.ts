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
  if (restored.convergedAtMs !== undefined || !isLevel(region, restored.restoredAtMs ?? 0, sample))
    return restored;
  return { ...restored, convergedAtMs: sample.atMs };
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
 * Whether nothing from before an instant is still on its way from, to or inside a region. While others go on writing
 * there is always something on the way, only nothing so old.
 */
export function isLevel(region: string, instantMs: number, { atMs, links, regions }: Sample): boolean {
  const own = regions[region];
  const isOnItsWay = links.some(
    ({ from, to, oldestAtMs }) => (from === region || to === region) && oldestAtMs <= instantMs,
  );
  const queues = Object.entries(own?.queues ?? {}).filter(([name]) => !/dead-letters|failures/.test(name));
  const isQueued = queues.some(
    ([, { visible, inFlight, delayed, oldestAgeSeconds }]) =>
      visible + inFlight + delayed > 0 && atMs - oldestAgeSeconds * 1_000 <= instantMs,
  );
  return own?.up === true && own.mark === undefined && !isOnItsWay && !isQueued;
}
