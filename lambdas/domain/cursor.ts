import { LANE_COMMITS } from '../contract/client-limits.ts';
import { canonical } from './canonical.ts';
import { objectIn } from './json.ts';
import { type Commit, identityOf } from './lane.ts';

/** How far a reader has come: lane → version. */
export type Cursor = Readonly<Record<string, number>>;

/** A lane as far as it was read past a cursor: consecutive commits, and whether the store has more of them. */
export interface LaneTail {
  readonly lane: string;
  readonly commits: readonly Commit[];
  readonly more: boolean;
}

/** One page of events: whole commits, and the cursor after them. */
export interface EventPage {
  readonly commits: readonly Commit[];
  readonly next: Cursor;
}

const LANE = /^[a-z0-9-]{1,64}\.[1-9][0-9]{0,5}$/;
const MOST_LANES = 64;

/** The cursor that a text holds, or undefined where it holds none. The empty text is the beginning. */
export function parseCursor(text: string): Cursor | undefined {
  if (text === '') {
    return {};
  }
  const value = objectIn(text);
  if (value === undefined) {
    return undefined;
  }
  const positions = Object.entries(value);
  return positions.length <= MOST_LANES && positions.every(isPosition) ? (value as Cursor) : undefined;
}

/** A cursor as text, lanes in order, so that equal cursors are equal texts. */
export function formatCursor(cursor: Cursor): string {
  return canonical(cursor);
}

/** Whether a reader at `heads` has everything that a reader at `cursor` has. */
export function covers(heads: Cursor, cursor: Cursor): boolean {
  return Object.entries(cursor).every(([lane, version]) => (heads[lane] ?? 0) >= version);
}

/** The cursor that has what either has. */
export function joined(a: Cursor, b: Cursor): Cursor {
  const both: Record<string, number> = { ...a };
  for (const [lane, version] of Object.entries(b)) {
    both[lane] = Math.max(both[lane] ?? 0, version);
  }
  return both;
}

/** The consecutive commits right after `version`; what lies behind a hole has not arrived yet. */
export function contiguous(commits: readonly Commit[], version: number): Commit[] {
  const end = commits.findIndex((commit, at) => commit.version !== version + 1 + at);
  return end === -1 ? [...commits] : commits.slice(0, end);
}

/**
 * Interleaves lanes by the least identity of their next commit. It stops at the limits, never inside a commit,
 * and where a lane that goes on has run out, since its next commit might belong before the others'.
 */
export function pageOf(
  cursor: Cursor,
  tails: readonly LaneTail[],
  most: { commits: number; bytes: number },
  bytesOf: (commit: Commit) => number,
): EventPage {
  const left = tails.map((tail) => ({ ...tail, at: 0 }));
  const commits: Commit[] = [];
  const next: Record<string, number> = { ...cursor };
  let bytes = 0;
  while (commits.length < most.commits) {
    const first = firstOf(left);
    const size = first === undefined ? 0 : bytesOf(first.commit);
    if (first === undefined || (bytes > 0 && bytes + size > most.bytes)) {
      break;
    }
    first.tail.at++;
    bytes += size;
    commits.push(first.commit);
    next[first.commit.lane] = first.commit.version;
  }
  return { commits, next };
}

interface Reading extends LaneTail {
  at: number;
}

interface Next {
  readonly tail: Reading;
  readonly commit: Commit;
}

function firstOf(tails: readonly Reading[]): Next | undefined {
  if (tails.some((tail) => tail.more && tail.at === tail.commits.length)) {
    return undefined;
  }
  return tails
    .flatMap(nextOf)
    .reduce<Next | undefined>(
      (first, next) => (first === undefined || leastOf(next.commit) < leastOf(first.commit) ? next : first),
      undefined,
    );
}

function nextOf(tail: Reading): Next[] {
  const commit = tail.commits[tail.at];
  return commit === undefined ? [] : [{ tail, commit }];
}

function leastOf(commit: Commit): string {
  return commit.events.map(({ event }) => identityOf(event)).sort()[0] as string;
}

function isPosition([lane, version]: [string, unknown]): boolean {
  return LANE.test(lane) && Number.isInteger(version) && isVersion(version as number);
}

function isVersion(version: number): boolean {
  return version >= 0 && version <= LANE_COMMITS;
}
