import { contiguous } from '../domain/cursor.ts';
import { copyOfLane, emptyLane, evolve, type LaneFold, mayHaveReleased } from '../domain/lane.ts';
import type { Commits, EventStore, Placed, SnapshotStore } from './event-store.ts';
import { grouped } from './grouped.ts';

/** All lanes of a session, folded as far as they are visible here. */
export interface SessionLanes {
  readonly lanes: ReadonlyMap<string, LaneFold>;
  /** Lane → version of its snapshot, where it has one. */
  readonly snapshots: ReadonlyMap<string, number>;
}

/** Lanes just loaded. */
export interface LoadedLanes extends SessionLanes {
  /** Table reads that it took, where no lane goes on past one page. */
  readonly reads: number;
}

export interface Stores {
  readonly events: EventStore;
  readonly snapshots: SnapshotStore;
}

/**
 * Loads every lane: the snapshots in one read, then what is past them, lane by lane and all at once.
 * @param names the lanes that may have been written, from configuration; lanes with a snapshot join by themselves
 */
export async function loadLanes(
  stores: Stores,
  sessionId: string,
  names: readonly string[],
): Promise<LoadedLanes> {
  const found = await stores.snapshots.load(sessionId);
  const start = new Map(names.map((name) => [name, emptyLane(name)]));
  for (const { fold } of found) {
    start.set(fold.lane, fold);
  }
  // A session without snapshots is young: one read has all its lanes, where each lane would cost one.
  const isYoung = found.length === 0;
  const fold = isYoung ? foldFromStart : foldForward;
  return {
    lanes: await fold(stores.events, sessionId, start),
    snapshots: new Map(found.map(({ fold }) => [fold.lane, fold.version])),
    reads: 1 + (isYoung ? 1 : start.size),
  };
}

/** The same lanes with what has been committed since. The lanes that are handed in stay as they are. */
export async function catchUp(
  events: EventStore,
  sessionId: string,
  known: SessionLanes,
): Promise<SessionLanes> {
  return { ...known, lanes: await foldForward(events, sessionId, known.lanes) };
}

/**
 * Where each of these identities was committed, if anywhere: among the recent ones of a lane, which costs
 * nothing, or in IDS items, if a snapshot may have let it go. Where several lanes have one, the first is told.
 */
export async function findIdentities(
  events: EventStore,
  sessionId: string,
  lanes: readonly LaneFold[],
  identities: readonly string[],
): Promise<ReadonlyMap<string, Placed>> {
  const recent = lanes.flatMap((lane) => identities.flatMap((identity) => recentIn(lane, identity)));
  const released = await findReleased(events, sessionId, lanes, identities);
  const rank = new Map(lanes.map(({ lane }, at) => [lane, at]));
  const lastFirst = [...recent, ...released].sort(
    (a, b) => (rank.get(b.lane) ?? 0) - (rank.get(a.lane) ?? 0),
  );
  return new Map(lastFirst.map((place) => [place.identity, place]));
}

function recentIn(lane: LaneFold, identity: string): Placed[] {
  const version = lane.recent.get(identity);
  return version === undefined ? [] : [{ identity, lane: lane.lane, version }];
}

async function findReleased(
  events: EventStore,
  sessionId: string,
  lanes: readonly LaneFold[],
  identities: readonly string[],
): Promise<readonly Placed[]> {
  const unknown = identities.filter((identity) => lanes.some((lane) => hasOnlyReleased(lane, identity)));
  const asked = lanes.filter((lane) => unknown.some((identity) => hasOnlyReleased(lane, identity)));
  const names = asked.map(({ lane }) => lane);
  return names.length === 0 ? [] : events.released(sessionId, names, unknown);
}

/** Whether the lane has the identity in an IDS item, or nowhere. */
function hasOnlyReleased(lane: LaneFold, identity: string): boolean {
  return !lane.recent.has(identity) && mayHaveReleased(lane, identity);
}

/** @param lanes empty ones, which are folded in place */
async function foldFromStart(
  events: EventStore,
  sessionId: string,
  lanes: ReadonlyMap<string, LaneFold>,
): Promise<Map<string, LaneFold>> {
  const { commits, more } = await events.first(sessionId);
  const byLane = grouped(commits, ({ lane }) => lane);
  const begun = [...lanes.values()].map((lane) =>
    contiguous(byLane.get(lane.lane) ?? [], lane.version).reduce(evolve, lane),
  );
  const folded = new Map(begun.map((lane) => [lane.lane, lane]));
  return more ? foldForward(events, sessionId, folded) : folded;
}

async function foldForward(
  events: EventStore,
  sessionId: string,
  lanes: ReadonlyMap<string, LaneFold>,
): Promise<Map<string, LaneFold>> {
  const forward = await Promise.all([...lanes.values()].map((lane) => foldLane(events, sessionId, lane)));
  return new Map(forward.map((lane) => [lane.lane, lane]));
}

async function foldLane(events: EventStore, sessionId: string, start: LaneFold): Promise<LaneFold> {
  let lane = start;
  let tail: Commits;
  do {
    tail = await events.past(sessionId, start.lane, lane.version);
    // Folding is in place, and whoever handed the lane in may still need it.
    lane = lane === start && tail.commits.length > 0 ? copyOfLane(start) : lane;
    lane = tail.commits.reduce(evolve, lane);
  } while (tail.more);
  return lane;
}
