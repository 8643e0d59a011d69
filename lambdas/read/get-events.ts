import { Limits } from '../contract/limits.ts';
import { type Cursor, formatCursor, type LaneTail, pageOf, parseCursor } from '../domain/cursor.ts';
import type { Commit } from '../domain/lane.ts';
import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import { RequestError } from '../http/request-error.ts';
import type { Snapshot } from '../store/event-store.ts';
import { grouped } from '../store/grouped.ts';
import { type Asked, limitOf, query, readable } from './asked.ts';
import { commitsToCome } from './commits-to-come.ts';
import type { Ports } from './ports.ts';
import { waitOf } from './prefer.ts';
import { ifAdmitted } from './while-admitted.ts';

/** A lane past a cursor, and whether this replica is known to lack something of it. */
interface Tail extends LaneTail {
  readonly lacking: boolean;
}

/**
 * `GET /v1/sessions/{id}/events`: whole commits past a cursor, lanes interleaved. Where this replica is behind
 * the cursor, or behind its own snapshots, the page says `complete: false`. A page that would be empty waits as long
 * as the caller prefers, and says so, unless too many wait already (RFC 7240: a preference may be ignored).
 */
export async function getEvents(ports: Ports, request: HttpRequest): Promise<Answer> {
  const asked = await readable(ports, request);
  const { sessionId, caller } = asked;
  const cursor = cursorOf(request);
  const limit = limitOf(request, Limits.pageCommits, Limits.pageCommitsDefault);
  const snapshots = await ports.stores.snapshots.load(sessionId);
  refuseGone(sessionId, cursor, snapshots);
  const names = new Set([...ports.lanes, ...snapshots.map(({ fold }) => fold.lane)]);
  const found = await Promise.all(
    [...names].map((lane) => tailOf(ports, sessionId, { lane, cursor, limit, snapshots })),
  );
  if (isNowhere(cursor, found)) {
    throw noSuchSession();
  }
  const waitSeconds = waitOf(request, 0);
  const come = await awaited(ports, asked, found, { cursor, waitMs: waitSeconds * 1000 });
  const tails = come ?? found;
  const page = pageOf(cursor, tails, { commits: limit, bytes: Limits.pageBytes }, bytesOf);
  const more = tails.some(
    (tail) => tail.more || (tail.commits.length > 0 && (page.next[tail.lane] ?? 0) < lastOf(tail)),
  );
  const body = {
    commits: page.commits.map(shown),
    next: formatCursor(page.next),
    more,
    complete: !tails.some(({ lacking }) => lacking) && !isAheadElsewhere(cursor, names),
  };
  const headers = come && { 'preference-applied': `wait=${waitSeconds}` };
  return { ...json(200, body, headers), about: { sessionId, userKey: caller.userKey } };
}

/** Where lanes have nothing new and the caller would wait: the lanes once something came, or the wait was over. */
async function awaited(
  ports: Ports,
  asked: Asked,
  tails: readonly Tail[],
  { cursor, waitMs }: { cursor: Cursor; waitMs: number },
): Promise<readonly Tail[] | undefined> {
  if (waitMs === 0 || tails.some(({ commits }) => commits.length > 0)) {
    return undefined;
  }
  const heads = Object.fromEntries(tails.map(({ lane }) => [lane, cursor[lane] ?? 0]));
  const come = await ifAdmitted(ports, () => commitsToCome(ports, asked, heads, waitMs));
  const byLane = come && grouped(come, ({ lane }) => lane);
  return byLane && tails.map((tail) => ({ ...tail, commits: byLane.get(tail.lane) ?? [] }));
}

function cursorOf(request: HttpRequest): Cursor {
  const cursor = parseCursor(query(request, 'after') ?? '');
  if (cursor === undefined) {
    throw new RequestError(
      'unreadable-cursor',
      'The cursor is not one that this API gave; begin without one.',
    );
  }
  return cursor;
}

/** The log of a lane may have been cut off; what was before is in the state only. */
function refuseGone(sessionId: string, cursor: Cursor, snapshots: readonly Snapshot[]): void {
  const cut = snapshots.find(({ fold, floor }) => (cursor[fold.lane] ?? 0) < floor);
  if (cut !== undefined) {
    const what = `Events of ${cut.fold.lane} up to version ${cut.floor} are no longer kept; read the state instead.`;
    throw new RequestError('gone', what, {
      headers: { link: `</v1/sessions/${sessionId}/profile>; rel="alternate"` },
    });
  }
}

interface Wanted {
  readonly lane: string;
  readonly cursor: Cursor;
  readonly limit: number;
  readonly snapshots: readonly Snapshot[];
}

/** Reads one commit before the cursor as well: where that is missing, the cursor is ahead of this replica. */
async function tailOf(
  ports: Ports,
  sessionId: string,
  { lane, cursor, limit, snapshots }: Wanted,
): Promise<Tail> {
  const from = cursor[lane] ?? 0;
  const snapshot = snapshots.find(({ fold }) => fold.lane === lane);
  // At the floor the commit before is gone for good, and its absence says nothing.
  const overlap = from > (snapshot?.floor ?? 0) ? 1 : 0;
  const past = await ports.stores.events.past(sessionId, lane, from - overlap, limit + overlap);
  const commits = past.commits.slice(overlap);
  const head = from + commits.length;
  const saved = snapshot?.fold.version ?? 0;
  const isAhead = overlap === 1 && past.commits.length === 0;
  const isBehind = past.holed || (!past.more && head < saved);
  return { lane, commits, more: past.more, lacking: isAhead || isBehind };
}

/**
 * Whether the cursor has been in a lane that is unknown here: of a region just added, or invented. The page keeps
 * its place and reads nothing of it, so that no cursor costs more reads than there are lanes.
 */
function isAheadElsewhere(cursor: Cursor, names: ReadonlySet<string>): boolean {
  return Object.entries(cursor).some(([lane, version]) => version > 0 && !names.has(lane));
}

function isNowhere(cursor: Cursor, tails: readonly Tail[]): boolean {
  return (
    Object.keys(cursor).length === 0 &&
    tails.every(({ commits, lacking }) => commits.length === 0 && !lacking)
  );
}

function lastOf(tail: Tail): number {
  return tail.commits.at(-1)?.version ?? 0;
}

function shown({ lane, version, committedAt, messages, events }: Commit): unknown {
  return { lane, version, committedAt, messages, events: events.map(({ event }) => event) };
}

/** As the commit leaves the function: an answer's body is a text within JSON, where every quotation mark counts double. */
function bytesOf(commit: Commit): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(shown(commit))));
}
