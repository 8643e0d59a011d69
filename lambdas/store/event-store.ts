import type { Commit, LaneFold } from '../domain/lane.ts';
import type { MessageEvent } from '../domain/message.ts';
import type { Counts } from '../domain/reading.ts';
import type { CompletionStore } from './completion-store.ts';
import type { ModificationStore } from './modification-store.ts';

/** Consecutive commits of a lane, and whether the store has more of them behind. */
export interface Commits {
  readonly commits: readonly Commit[];
  readonly more: boolean;
  /** Whether they end at a hole: later commits are here already, the next one is not. */
  readonly holed: boolean;
}

/** Where an identity was committed. */
export interface Placed {
  readonly identity: string;
  readonly lane: string;
  readonly version: number;
}

/** One page of messages, newest first. */
export interface MessagePage {
  readonly messages: readonly MessageEvent[];
  /** What to ask `before` for the next page; undefined at the end. */
  readonly next: string | undefined;
}

/**
 * The log: per session and lane, commits with versions 1, 2, 3 … without a hole. Only the lane's own region
 * appends; everything else that it holds is immutable, so that replication has nothing to conflict on.
 * Every method throws a `broken` error where the store does not answer.
 */
export interface EventStore extends ModificationStore, CompletionStore {
  /** Puts the lane's next commit. `conflict` means that another consumer put this version. */
  append(sessionId: string, commit: Commit): Promise<'appended' | 'conflict'>;
  /** The first commits of all lanes, in the order of lanes and versions, holes and all; one read for all lanes. */
  first(sessionId: string): Promise<{ readonly commits: readonly Commit[]; readonly more: boolean }>;
  /** Commits right after a version, up to the first hole. Consistent within this region, in the user's own lane at least. */
  past(sessionId: string, lane: string, version: number, limit?: number): Promise<Commits>;
  /** The few commits that come next on lanes that stand at these versions, in order; one read for all lanes. */
  nextOf(sessionId: string, heads: Readonly<Record<string, number>>): Promise<readonly Commit[]>;
  /** Which of these identities the snapshots of these lanes have let go; one read for all lanes. */
  released(
    sessionId: string,
    lanes: readonly string[],
    identities: readonly string[],
  ): Promise<readonly Placed[]>;
  /** Keeps identities that a snapshot lets go. The same ones twice are kept once. */
  release(sessionId: string, lane: string, identities: ReadonlyMap<string, number>): Promise<void>;
  /** Puts messages, each under its identity: the same bytes whichever lane puts them. */
  putMessages(events: readonly MessageEvent[]): Promise<void>;
  /** Messages of each lane up to its newest commit here; lanes without a commit are left out. */
  messageCounts(sessionId: string, lanes: readonly string[]): Promise<Counts>;
  /** The newest commits of a lane here, the youngest first, some seconds old perhaps: it is half the price. */
  newest(sessionId: string, lane: string, limit: number): Promise<readonly Commit[]>;
  messages(sessionId: string, before: string | undefined, limit: number): Promise<MessagePage>;
  putCheckpoint(sessionId: string, lane: LaneFold): Promise<void>;
  /** The newest checkpoint of a lane that was committed by an instant, or undefined. */
  checkpointBy(sessionId: string, lane: string, committedAt: string): Promise<LaneFold | undefined>;
}

/** The folds of lanes up to a version, so that nobody folds a session from its beginning. */
export interface SnapshotStore {
  /** The snapshots of all lanes that are visible here. */
  load(sessionId: string): Promise<readonly Snapshot[]>;
  /** Saves a newer snapshot of an own lane. `behind` means that a newer one was there: nothing is lost. */
  save(sessionId: string, lane: LaneFold): Promise<'saved' | 'behind'>;
}

export interface Snapshot {
  readonly fold: LaneFold;
  /** Commits up to this version may be gone from the log. */
  readonly floor: number;
}
