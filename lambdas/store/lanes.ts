import { copyOfLane, emptyLane, evolve, type LaneFold, mayHaveReleased } from '../domain/lane.ts';
import type { Commits, EventStore, SnapshotStore } from './event-store.ts';

/** All lanes of a session, folded as far as they are visible here. */
export interface SessionLanes {
  readonly lanes: ReadonlyMap<string, LaneFold>;
  /** Lane → version and bytes of its snapshot, where it has one. */
  readonly snapshots: ReadonlyMap<string, { readonly version: number; readonly bytes: number }>;
  /** Lane → versions up to which commits may be gone. */
  readonly floors: ReadonlyMap<string, number>;
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
): Promise<SessionLanes> {
  const found = await stores.snapshots.load(sessionId);
  const start = new Map(names.map((name) => [name, emptyLane(name)]));
  for (const { fold } of found) {
    start.set(fold.lane, fold);
  }
  return {
    lanes: await foldForward(stores.events, sessionId, start),
    snapshots: new Map(found.map(({ fold, bytes }) => [fold.lane, { version: fold.version, bytes }])),
    floors: new Map(found.map(({ fold, floor }) => [fold.lane, floor])),
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

/** Lane and version that have each of these identities, where one has. */
export interface Found {
  readonly lane: string;
  readonly version: number;
}

/**
 * Finds identities in lanes: among the recent ones, which cost nothing, and for those that a snapshot may have
 * let go, in IDS items.
 */
export async function findIdentities(
  events: EventStore,
  sessionId: string,
  lanes: Iterable<LaneFold>,
  identities: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const perLane = await Promise.all(
    [...lanes].map((lane) => findInLane(events, sessionId, lane, identities)),
  );
  return new Map(perLane.flat());
}

async function findInLane(
  events: EventStore,
  sessionId: string,
  lane: LaneFold,
  identities: readonly string[],
): Promise<[identity: string, found: Found][]> {
  const unknown = identities.filter(
    (identity) => !lane.recent.has(identity) && mayHaveReleased(lane, identity),
  );
  const released = unknown.length === 0 ? [] : await events.released(sessionId, lane.lane, unknown);
  const recent = identities.flatMap((identity) => versionOf(lane, identity));
  return [...recent, ...released].map(([identity, version]) => [identity, { lane: lane.lane, version }]);
}

function versionOf(lane: LaneFold, identity: string): [identity: string, version: number][] {
  const version = lane.recent.get(identity);
  return version === undefined ? [] : [[identity, version]];
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
