import { Metric } from '../contract/metrics.ts';
import { type Cursor, covers, parseCursor } from '../domain/cursor.ts';
import { millisOf } from '../domain/event-id.ts';
import { emptyLane, evolve, type LaneFold } from '../domain/lane.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { RequestError } from '../http/request-error.ts';
import { findIdentities, loadLanes } from '../store/lanes.ts';
import { type Asked, invalidQuery, requireEventId } from './asked.ts';
import type { Ports } from './ports.ts';
import { waitOf } from './prefer.ts';

/** Lanes that stand where a read wants them. */
type Lanes = ReadonlyMap<string, LaneFold>;

/** What a read waits for: an event of the caller's own, or heads that it saw elsewhere. */
type Goal = { readonly eventId: string; readonly identity: string } | { readonly heads: Cursor };

/** When to look again, in parts of the wait: soon for the interactive queue, then after the bulk queue's window. */
const LOOKS = [0.04, 0.25, 0.45, 0.96];
/** An id this young has hardly failed already: its failure is not looked for at once. */
const YOUNG_MS = 1_000;
const RETRY_AFTER_SECONDS = '1';

/**
 * The lanes of a session, not before they have an event or heads. Waits as long as the caller prefers, with few
 * reads: four to begin with in three regions, then one for each look.
 * @throws RequestError 409 when the event failed, 503 when too many reads wait, 504 when the wait is over
 */
export async function lanesAfter(
  ports: Ports,
  request: HttpRequest,
  asked: Asked,
  after: string,
): Promise<readonly LaneFold[]> {
  const goal = goalOf(after, asked.caller.userKey);
  const { lanes } = await loadLanes(ports.stores, asked.sessionId, ports.lanes);
  if (await isReached(ports, asked, goal, lanes)) {
    return [...lanes.values()];
  }
  if ('eventId' in goal && ports.nowMs() - millisOf(goal.eventId) > YOUNG_MS) {
    await refuseFailed(ports, asked, goal.eventId);
  }
  return waitFor(ports, asked, goal, { lanes, waitMs: waitOf(request) * 1000 });
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

async function isReached(ports: Ports, { sessionId }: Asked, goal: Goal, lanes: Lanes): Promise<boolean> {
  if ('heads' in goal) {
    return covers(headsOf(lanes), goal.heads);
  }
  const found = await findIdentities(ports.stores.events, sessionId, lanes.values(), [goal.identity]);
  return found.has(goal.identity);
}

async function waitFor(
  ports: Ports,
  asked: Asked,
  goal: Goal,
  { lanes, waitMs }: { lanes: Lanes; waitMs: number },
): Promise<readonly LaneFold[]> {
  if (waitMs > 0) {
    await admit(ports);
  }
  const startedMs = ports.nowMs();
  let seen = lanes;
  for (const look of waitMs > 0 ? LOOKS : []) {
    await ports.pause(startedMs + look * waitMs - ports.nowMs());
    seen = await lookAgain(ports, asked.sessionId, seen);
    if (await isReached(ports, asked, goal, seen)) {
      return [...seen.values()];
    }
  }
  if ('eventId' in goal) {
    await refuseFailed(ports, asked, goal.eventId);
  }
  ports.meter.count(Metric.waitedInVain);
  throw new RequestError('not-yet-visible', 'What the read waits for is not visible here yet; ask again.', {
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
}

async function admit(ports: Ports): Promise<void> {
  if (!(await ports.admission.admit())) {
    ports.meter.count(Metric.waitersFull);
    throw new RequestError('waiters-full', 'Too many reads are waiting here; ask again in a moment.');
  }
  ports.meter.count(Metric.waiting);
}

/** One read for all lanes. Folding is in place: whoever waits owns the lanes that it loaded. */
async function lookAgain(ports: Ports, sessionId: string, lanes: Lanes): Promise<Lanes> {
  const moved = new Map(lanes);
  for (const commit of await ports.stores.events.nextOf(sessionId, headsOf(lanes))) {
    moved.set(commit.lane, evolve(moved.get(commit.lane) ?? emptyLane(commit.lane), commit));
  }
  return moved;
}

async function refuseFailed(ports: Ports, { sessionId, caller }: Asked, eventId: string): Promise<void> {
  const failure = await ports.sessions.failure(sessionId, eventId, caller.userKey);
  if (failure !== undefined) {
    throw new RequestError('event-failed', `The event failed (${failure.code}): ${failure.reason}`, {
      headers: { location: `/v1/sessions/${sessionId}/events/${eventId}` },
    });
  }
}

function headsOf(lanes: Lanes): Record<string, number> {
  return Object.fromEntries([...lanes.values()].map(({ lane, version }) => [lane, version]));
}
