import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { type Cursor, covers, parseCursor } from '../domain/cursor.ts';
import { ownerOf } from '../domain/decide.ts';
import { millisOf } from '../domain/event-id.ts';
import { emptyLane, evolve, type LaneFold, mayHaveReleased } from '../domain/lane.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { RequestError } from '../http/request-error.ts';
import { findIdentities, loadLanes } from '../store/lanes.ts';
import { type Asked, invalidQuery, requireEventId } from './asked.ts';
import type { Ports } from './ports.ts';
import { waitOf } from './prefer.ts';
import { whileAdmitted } from './while-admitted.ts';

/** Lanes that stand where a read wants them. */
type Lanes = ReadonlyMap<string, LaneFold>;

/** What a read waits for: an event of the caller's own, or heads that it saw elsewhere. */
type Goal = { readonly eventId: string; readonly identity: string } | { readonly heads: Cursor };

/** Table reads of one waiting read in three regions, at most. What loading leaves of them are looks. */
const MOST_READS = 8;
/** When to look again, in parts of the wait: soon for the interactive queue, then after the bulk queue's window. */
const LOOKS = [
  [0.96],
  [0.35, 0.96],
  [0.05, 0.35, 0.96],
  [0.05, 0.25, 0.4, 0.96],
  [0.05, 0.25, 0.35, 0.5, 0.96],
] as const;
/** An id this young has hardly failed already: its failure is not looked for at once. */
const YOUNG_MS = 1_000;
const RETRY_AFTER_SECONDS = '1';

/**
 * The lanes of a session, not before they have an event or heads. Waits as long as the caller prefers, and looks
 * a few times only, each time with one read for all lanes.
 * @throws RequestError 409 when the event failed, 503 when too many reads wait, 504 when the wait is over
 */
export async function lanesAfter(
  ports: Ports,
  request: HttpRequest,
  asked: Asked,
  after: string,
): Promise<readonly LaneFold[]> {
  const goal = goalOf(after, asked.caller.userKey);
  const { lanes, reads } = await loadLanes(ports.stores, asked.sessionId, ports.lanes);
  if (isReached(goal, lanes) || (await wasReleased(ports, asked, goal, lanes))) {
    return [...lanes.values()];
  }
  const waitMs = waitOf(request, Limits.waitSeconds) * 1000;
  const isYoung = 'eventId' in goal && ports.nowMs() - millisOf(goal.eventId) <= YOUNG_MS;
  if (!isYoung || waitMs === 0) {
    await refuseFailed(ports, asked, goal);
  }
  const waiting = { lanes, reads, waitMs, isYoung };
  const seen =
    waitMs > 0 ? await whileAdmitted(ports, () => lookUntil(ports, asked, goal, waiting)) : undefined;
  if (seen === undefined) {
    ports.meter.count(Metric.waitedInVain);
    throw new RequestError('not-yet-visible', 'What the read waits for is not visible here yet; ask again.', {
      headers: { 'retry-after': RETRY_AFTER_SECONDS },
    });
  }
  return [...seen.values()];
}

function goalOf(after: string, userKey: string): Goal {
  if (!after.startsWith('{')) {
    const eventId = requireEventId('after', after);
    return { eventId, identity: `${eventId}#${userKey}` };
  }
  const heads = parseCursor(after);
  if (heads === undefined) {
    throw invalidQuery('after', 'is an event id, or heads as a read answered them');
  }
  return { heads };
}

/** Whether lanes have what is waited for, as far as they tell without a read. */
function isReached(goal: Goal, lanes: Lanes): boolean {
  return 'heads' in goal
    ? covers(headsOf(lanes), goal.heads)
    : [...lanes.values()].some(({ recent }) => recent.has(goal.identity));
}

/**
 * Whether a lane has the event among the identities that it let go. Those items replicate by themselves and may
 * be ahead of the commits, so a lane counts only once it is folded as far. Asked once: a commit that comes while
 * the read waits is among the recent ones.
 */
async function wasReleased(ports: Ports, { sessionId }: Asked, goal: Goal, lanes: Lanes): Promise<boolean> {
  if ('heads' in goal) {
    return false;
  }
  const found = await findIdentities(ports.stores.events, sessionId, [...lanes.values()], [goal.identity]);
  const place = found.get(goal.identity);
  return place !== undefined && (lanes.get(place.lane)?.version ?? 0) >= place.version;
}

interface Waiting {
  readonly lanes: Lanes;
  /** What loading them took. */
  readonly reads: number;
  readonly waitMs: number;
  readonly isYoung: boolean;
}

/** The lanes once they are where they should be, or undefined when the time is over. */
async function lookUntil(
  ports: Ports,
  asked: Asked,
  goal: Goal,
  { lanes, reads, waitMs, isYoung }: Waiting,
): Promise<Lanes | undefined> {
  const startedMs = ports.nowMs();
  const looks = looksFor(asked, goal, lanes, reads);
  let seen = lanes;
  for (const [at, look] of looks.entries()) {
    await ports.pause(startedMs + look * waitMs - ports.nowMs());
    seen = await lookAgain(ports, asked.sessionId, seen);
    if (isReached(goal, seen)) {
      return seen;
    }
    // The failure of a young event is asked for once as well: late enough to be there, early enough to be of use.
    if (isYoung && at === Math.max(0, looks.length - 2)) {
      await refuseFailed(ports, asked, goal);
    }
  }
  return undefined;
}

/** As many looks as are left after the membership, the loading, released identities and the failure. */
function looksFor({ sessionId, caller }: Asked, goal: Goal, lanes: Lanes, reads: number): readonly number[] {
  const membership = ownerOf(sessionId) === caller.userKey ? 0 : 1;
  const ofEvent = 'heads' in goal ? 0 : 1 + releasedReads(goal.identity, lanes);
  const left = MOST_READS - membership - reads - ofEvent;
  return LOOKS[Math.min(left, LOOKS.length) - 1] ?? LOOKS[0];
}

function releasedReads(identity: string, lanes: Lanes): number {
  return [...lanes.values()].some((lane) => mayHaveReleased(lane, identity)) ? 1 : 0;
}

/** One read for all lanes. Folding is in place: whoever waits owns the lanes that it loaded. */
async function lookAgain(ports: Ports, sessionId: string, lanes: Lanes): Promise<Lanes> {
  const moved = new Map(lanes);
  for (const commit of await ports.stores.events.nextOf(sessionId, headsOf(lanes))) {
    moved.set(commit.lane, evolve(moved.get(commit.lane) ?? emptyLane(commit.lane), commit));
  }
  return moved;
}

async function refuseFailed(ports: Ports, { sessionId, caller }: Asked, goal: Goal): Promise<void> {
  if ('heads' in goal) {
    return;
  }
  const failure = await ports.sessions.failure(sessionId, goal.eventId, caller.userKey);
  if (failure !== undefined) {
    throw new RequestError('event-failed', `The event failed (${failure.code}): ${failure.reason}`, {
      headers: { location: `/v1/sessions/${sessionId}/events/${goal.eventId}` },
    });
  }
}

function headsOf(lanes: Lanes): Record<string, number> {
  return Object.fromEntries([...lanes.values()].map(({ lane, version }) => [lane, version]));
}
