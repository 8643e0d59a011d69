import { Metric } from '../contract/metrics.ts';
import { type AppendPlan, type Candidate, planAppend } from '../domain/append.ts';
import { emptyLane, identityOf, type LaneFold } from '../domain/lane.ts';
import { conflict } from '../platform/errors.ts';
import { pause } from '../platform/pause.ts';
import { findIdentities, type SessionLanes } from '../store/lanes.ts';
import { committedEarlier, isOfThisRegion } from './committed-earlier.ts';
import type { LaneCache } from './lane-cache.ts';
import type { Committed, Ports } from './ports.ts';

/** Where the events of one batch and session ended up. */
export interface Appended {
  /** In this region's lane, newly or since an earlier delivery: both go out again, in case that one died. */
  readonly committed: readonly Committed[];
  /**
   * In other regions' lanes only. This region streams them, since another delivery of the same message may be
   * committing them here at this moment and die before the stream has them, and projects them, since the region of the
   * lane may have died before it did.
   */
  readonly elsewhere: readonly Committed[];
  /** Refused by a cap. */
  readonly refused: AppendPlan['refused'];
  /** The lanes afterwards. */
  readonly lanes: SessionLanes;
  /** Version of this region's lane before. */
  readonly from: number;
  /** Bytes that were added. */
  readonly bytes: number;
}

const MOST_ATTEMPTS = 8;
const PAUSE_MS = 40;

/**
 * Appends events to this region's lane, each identity once. Another consumer may be appending to the same
 * lane: whoever comes second at a version catches up and plans anew, where the first one's events are repeats.
 */
export async function append(
  ports: Ports,
  cache: LaneCache,
  sessionId: string,
  candidates: readonly Candidate[],
): Promise<Appended> {
  const distinct = distinctOf(candidates);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    await pause(attempt * PAUSE_MS * ports.random());
    const lanes = await cache.current(sessionId);
    const earlier = await earlierOf(ports, sessionId, lanes, [...distinct.keys()]);
    const known = new Set(earlier.map(({ candidate }) => identityOf(candidate.event)));
    const fresh = [...distinct]
      .filter(([identity]) => !known.has(identity))
      .map(([, candidate]) => candidate);
    const own = ownLane(ports, lanes);
    const plan = planAppend(own, fresh, new Date(ports.nowMs()).toISOString());
    if (await putAll(ports, sessionId, plan)) {
      const after = { ...lanes, lanes: new Map(lanes.lanes).set(ports.lane, plan.lane) };
      cache.keep(sessionId, after);
      ports.meter.count(Metric.repeated, candidates.length - fresh.length);
      const isOwn = ({ lane }: Committed): boolean => isOfThisRegion(ports.lane, lane);
      return {
        committed: [...freshOnes(plan, fresh), ...earlier.filter(isOwn)],
        elsewhere: earlier.filter((one) => !isOwn(one)),
        refused: plan.refused,
        lanes: after,
        from: own.version,
        bytes: plan.bytes,
      };
    }
    ports.meter.count(Metric.conflicts);
  }
  throw conflict('contended', `Others appended to ${ports.lane} ${MOST_ATTEMPTS} times in a row.`, {
    ids: { sessionId },
  });
}

async function earlierOf(
  ports: Ports,
  sessionId: string,
  lanes: SessionLanes,
  identities: readonly string[],
): Promise<Committed[]> {
  const found = await findIdentities(ports.stores.events, sessionId, ownFirst(ports, lanes), identities);
  return committedEarlier(ports, sessionId, found.values());
}

/** Puts commits one after the other, so that the lane has no hole; false where another consumer was faster. */
async function putAll(ports: Ports, sessionId: string, plan: AppendPlan): Promise<boolean> {
  for (const commit of plan.commits) {
    if ((await ports.stores.events.append(sessionId, commit)) === 'conflict') {
      return false;
    }
    ports.meter.count(Metric.commits);
    ports.meter.count(Metric.applied, commit.events.length);
  }
  return true;
}

function ownLane(ports: Ports, lanes: SessionLanes): LaneFold {
  return lanes.lanes.get(ports.lane) ?? emptyLane(ports.lane);
}

/** What this region has is its own to publish again, even where another region has it as well. */
function ownFirst(ports: Ports, { lanes }: SessionLanes): LaneFold[] {
  const isOwn = ({ lane }: LaneFold): number => (isOfThisRegion(ports.lane, lane) ? 1 : 0);
  return [...lanes.values()].sort((a, b) => isOwn(b) - isOwn(a));
}

/** The first of each identity: a batch may hold a message twice. */
function distinctOf(candidates: readonly Candidate[]): Map<string, Candidate> {
  const distinct = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const identity = identityOf(candidate.event);
    if (!distinct.has(identity)) {
      distinct.set(identity, candidate);
    }
  }
  return distinct;
}

function freshOnes(plan: AppendPlan, fresh: readonly Candidate[]): Committed[] {
  const versions = new Map(
    plan.commits.flatMap((commit) => commit.events.map(({ event }) => [identityOf(event), commit.version])),
  );
  return fresh.flatMap((candidate) => {
    const version = versions.get(identityOf(candidate.event));
    return version === undefined ? [] : [{ candidate, lane: plan.lane.lane, version }];
  });
}
