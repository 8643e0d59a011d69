import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { emptyLane, evolve, type LaneFold, release } from '../domain/lane.ts';
import type { SessionLanes } from '../store/lanes.ts';
import type { Appended } from './append.ts';
import type { Ports } from './ports.ts';

/** Below this, a quarter of a small snapshot would be a single patch, and every commit would save one. */
const LEAST_BYTES = 64 * 1024;

/**
 * Saves the lane's snapshot once enough is pending past it. What belongs before it is written before it: the
 * identities that it lets go, and the checkpoint at a round version that it passes.
 * @returns the lanes with the new snapshot, or as they were
 */
export async function saveSnapshot(
  ports: Ports,
  sessionId: string,
  appended: Appended,
): Promise<SessionLanes> {
  const { lanes, bytes } = appended;
  const lane = lanes.lanes.get(ports.lane);
  const saved = lanes.snapshots.get(ports.lane) ?? { version: 0, bytes: 0 };
  if (lane === undefined || !isDue(lane.version - saved.version, bytes, saved.bytes)) {
    return lanes;
  }
  await keepCheckpoint(ports, sessionId, saved.version, lane.version);
  const { lane: trimmed, released } = release(lane);
  if (released.size > 0) {
    await ports.stores.events.release(sessionId, ports.lane, released);
  }
  await ports.stores.snapshots.save(sessionId, trimmed);
  ports.meter.count(Metric.snapshots);
  return {
    ...lanes,
    lanes: new Map(lanes.lanes).set(ports.lane, trimmed),
    snapshots: new Map(lanes.snapshots).set(ports.lane, { version: trimmed.version, bytes: saved.bytes }),
  };
}

function isDue(pendingCommits: number, addedBytes: number, snapshotBytes: number): boolean {
  return pendingCommits >= Limits.snapshotEvery || addedBytes >= Math.max(LEAST_BYTES, snapshotBytes / 4);
}

/** Whoever moves a snapshot over a round version writes the checkpoint there first, so that none is missing. */
async function keepCheckpoint(ports: Ports, sessionId: string, from: number, to: number): Promise<void> {
  const version = to - (to % Limits.checkpointEvery);
  if (version <= from || version === 0) {
    return;
  }
  const lane = await foldedTo(ports, sessionId, version);
  if (lane.version === version) {
    await ports.stores.events.putCheckpoint(sessionId, lane);
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
