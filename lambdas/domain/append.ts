import type { MeridianEvent } from '../contract/events.ts';
import { Limits } from '../contract/limits.ts';
import { canonical } from './canonical.ts';
import type { JsonObject } from './json.ts';
import { type Commit, copyOfLane, evolve, foldEvent, type LaneFold, type StampedEvent } from './lane.ts';
import { isMessage } from './message.ts';
import { copyOf, type Register } from './register.ts';
import { growthBy, NOTHING, overCap, type Size, sizeOf, sum, utf8Bytes } from './size.ts';

/** An event that waits to be appended. */
export interface Candidate extends StampedEvent {
  readonly traceparent: string;
}

/** What an append would do to a lane. */
export interface AppendPlan {
  /** In the order of their versions; the first is the lane's next. */
  readonly commits: readonly Commit[];
  /** The lane after all of them. */
  readonly lane: LaneFold;
  /** Bytes of the events in all of them. */
  readonly bytes: number;
  /** Candidates that a cap refuses; their neighbours go on. */
  readonly refused: readonly { readonly candidate: Candidate; readonly reason: string }[];
}

/** Keys and attribute names of a commit, generously. */
const COMMIT_BYTES = 512;
const FULL = `The lane has ${Limits.laneCommits} commits, which is all that it can have.`;
/** What DynamoDB adds to each element of the two lists. */
const ELEMENT_BYTES = 8;

/**
 * Plans the append of one batch to a lane: everything in one commit, or in consecutive ones where it is too
 * large for an item. The lane that is handed in stays as it is, so that a lost race costs nothing but a new plan.
 * @param now RFC 3339; where the machine's clock has gone back, the lane's own time goes on
 */
export function planAppend(lane: LaneFold, candidates: readonly Candidate[], now: string): AppendPlan {
  const { accepted, refused } = sift(lane, candidates);
  const beyond: Candidate[] = [];
  const committedAt = now > lane.committedAt ? now : lane.committedAt;
  const commits: Commit[] = [];
  let after = copyOfLane(lane);
  for (const group of packed(accepted)) {
    if (after.version === Limits.laneCommits) {
      beyond.push(...group);
      continue;
    }
    const commit = commitOf(group, after, committedAt);
    after = evolve(after, commit);
    commits.push(commit);
  }
  return {
    commits,
    lane: after,
    bytes: accepted.reduce((bytes, one) => bytes + storedBytes(one), 0),
    refused: [...refused, ...beyond.map((candidate) => ({ candidate, reason: FULL }))],
  };
}

/** Tells the candidates that fit from those that a cap refuses. */
function sift(lane: LaneFold, candidates: readonly Candidate[]): Sifted {
  const bound = candidates.reduce((size, { event }) => sum(size, growthOf(event)), sizeOf(lane.registers));
  // The bound is cheap and never too low, so that only batches near a cap are folded to be measured.
  return overCap(bound) === undefined
    ? { accepted: candidates, refused: [] }
    : siftOneByOne(lane.registers, candidates);
}

interface Sifted {
  readonly accepted: readonly Candidate[];
  readonly refused: AppendPlan['refused'];
}

function siftOneByOne(start: Register, candidates: readonly Candidate[]): Sifted {
  const accepted: Candidate[] = [];
  const refused: { candidate: Candidate; reason: string }[] = [];
  let registers = start;
  for (const candidate of candidates) {
    const grown = copyOf(registers);
    foldEvent(grown, candidate.event, candidate.stamp);
    const reason = overCap(sizeOf(grown), sizeOf(registers));
    if (reason === undefined) {
      accepted.push(candidate);
      registers = grown;
    } else {
      refused.push({ candidate, reason });
    }
  }
  return { accepted, refused };
}

function growthOf(event: MeridianEvent): Size {
  return event.type === 'profile.patched' ? growthBy(event.data as JsonObject) : NOTHING;
}

/** Splits events into groups that each fit into one commit. */
function packed(candidates: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = [];
  let group: Candidate[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const more = storedBytes(candidate);
    if (bytes + more > Limits.commitBytes) {
      group = [];
      groups.push(group);
      bytes = COMMIT_BYTES;
    }
    group.push(candidate);
    bytes += more;
  }
  return groups;
}

function storedBytes({ event, traceparent }: Candidate): number {
  return utf8Bytes(canonical(event)) + traceparent.length + ELEMENT_BYTES;
}

function commitOf(group: readonly Candidate[], lane: LaneFold, committedAt: string): Commit {
  const sent = group.filter(({ event }) => isMessage(event)).length;
  return {
    lane: lane.lane,
    version: lane.version + 1,
    committedAt,
    events: group.map(({ event, stamp }) => ({ event, stamp })),
    traceparents: group.map(({ traceparent }) => traceparent),
    messages: lane.messages + sent,
  };
}
