import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { emptyLane, evolve, type LaneFold, release } from '../domain/lane.ts';
import type { SessionLanes } from '../store/lanes.ts';
import type { Appended } from './append.ts';
import type { Ports } from './ports.ts';

/** A quarter of the largest snapshot: of a small one it would be a single patch, and every commit would save. */
const PENDING_BYTES = Limits.foldBytes / 4;

/**
 * Saves the lane's snapshot when an append reaches every so many commits, whichever consumer makes it, or brings
 * much. A save that fails or that nobody lives to make is made up for by the next. What belongs before it is written before it: the
 * identities that it lets go, and the checkpoint at a round version that it passes.
 * @returns the lanes with the new snapshot, or as they were
 */
export async function saveSnapshot(
  ports: Ports,
  sessionId: string,
  appended: Appended,
): Promise<SessionLanes> {
  const { lanes, from, bytes } = appended;
  const lane = lanes.lanes.get(ports.lane);
  if (lane === undefined || (!isDue(from, lane.version) && bytes < PENDING_BYTES)) {
    return lanes;
  }
  await keepCheckpoint(ports, sessionId, lanes.snapshots.get(ports.lane) ?? 0, lane.version);
  const { lane: trimmed, released } = release(lane);
  if (released.size > 0) {
    await ports.stores.events.release(sessionId, ports.lane, released);
  }
  // `behind` is as good: another consumer saved a newer one, which lets go at least as much.
  await ports.stores.snapshots.save(sessionId, trimmed);
  ports.meter.count(Metric.snapshots);
  return {
    lanes: new Map(lanes.lanes).set(ports.lane, trimmed),
    snapshots: new Map(lanes.snapshots).set(ports.lane, trimmed.version),
  };
}

/** By the version alone: counted from the last save that a consumer knows of, each of several would save. */
function isDue(from: number, to: number): boolean {
  return Math.floor(to / Limits.snapshotEvery) > Math.floor(from / Limits.snapshotEvery);
}

/**
 * Whoever moves a snapshot over a round version writes the checkpoint there first. Without the recent identities:
 * time travel needs none, and hundreds of commits of 500 events would make the item larger than DynamoDB takes.
 */
async function keepCheckpoint(ports: Ports, sessionId: string, from: number, to: number): Promise<void> {
  const version = to - (to % Limits.checkpointEvery);
  if (version <= from || version === 0) {
    return;
  }
  const lane = await foldedTo(ports, sessionId, version);
  if (lane.version === version) {
    await ports.stores.events.putCheckpoint(sessionId, { ...lane, recent: new Map() });
  }
}

async function foldedTo(ports: Ports, sessionId: string, version: number): Promise<LaneFold> {
  const stored = await ports.stores.snapshots.load(sessionId);
  let lane = stored.find(({ fold }) => fold.lane === ports.lane)?.fold ?? emptyLane(ports.lane);
  while (lane.version < version) {
    const { commits } = await ports.stores.events.past(
      sessionId,
      ports.lane,
      lane.version,
      version - lane.version,
    );
    if (commits.length === 0) {
      break;
    }
    lane = commits.reduce(evolve, lane);
  }
  return lane;
}
