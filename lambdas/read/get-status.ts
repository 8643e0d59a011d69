import { isEventId } from '../domain/event-id.ts';
import { identityOf, type LaneFold, mayHaveReleased } from '../domain/lane.ts';
import { type Answer, json } from '../http/answer.ts';
import { callerOf } from '../http/caller.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { pathSessionOf } from '../http/path-session.ts';
import { RequestError } from '../http/request-error.ts';
import type { EventStore, Placed } from '../store/event-store.ts';
import { findIdentities, loadLanes } from '../store/lanes.ts';
import { query } from './asked.ts';
import { pendingSince } from './pending-since.ts';
import type { Ports } from './ports.ts';

const RETRY_AFTER_SECONDS = '1';
/** A snapshot keeps 128 identities, so that what the last few of them let go is hardly further back. */
const NEWEST = 192;

/**
 * `GET /v1/sessions/{id}/events/{eventId}`: what became of the caller's own event. Applied in any lane beats
 * failed. It needs no membership: who was accepted is told the end, even when shown out since.
 */
export async function getStatus(ports: Ports, request: HttpRequest): Promise<Answer> {
  const sessionId = pathSessionOf(request);
  const { userKey } = callerOf(request, ports.identification);
  const eventId = request.pathParameters?.eventId ?? '';
  const about = { sessionId, eventId, userKey };
  if (!isEventId(eventId)) {
    throw noSuchEvent();
  }
  const identity = `${eventId}#${userKey}`;
  const [lanes, failure] = await Promise.all([
    loadLanes(ports.stores, sessionId, ports.lanes),
    ports.sessions.failure(sessionId, eventId, userKey),
  ]);
  const here = { events: ports.stores.events, sessionId, lanes: [...lanes.lanes.values()], identity };
  // Commits are read only of an event of which something is known.
  const isKnown = failure !== undefined || query(request, 'accepted') !== undefined;
  const applied = (await placeAmongIdentities(here)) ?? (isKnown ? await placeAmongNewest(here) : undefined);
  if (applied !== undefined) {
    const { lane, version } = applied;
    return { ...json(200, { eventId, status: 'applied', lane, version }), about };
  }
  if (failure !== undefined) {
    const { code, reason, failedAt } = failure;
    return { ...json(200, { eventId, status: 'failed', code, reason, failedAt }), about };
  }
  return { ...pending(request, eventId, ports.nowMs()), about };
}

type Place = Pick<Placed, 'lane' | 'version'>;

interface Sought {
  readonly events: EventStore;
  readonly sessionId: string;
  readonly lanes: readonly LaneFold[];
  readonly identity: string;
}

async function placeAmongIdentities({
  events,
  sessionId,
  lanes,
  identity,
}: Sought): Promise<Place | undefined> {
  return (await findIdentities(events, sessionId, lanes, [identity])).get(identity);
}

/**
 * Global tables replicate each item by itself. A snapshot that comes before the identities that it let go hides an
 * event that has been told as applied; its commit is here.
 */
async function placeAmongNewest({ events, sessionId, lanes, identity }: Sought): Promise<Place | undefined> {
  for (const { lane } of lanes.filter((each) => mayHaveReleased(each, identity))) {
    const commits = await events.newest(sessionId, lane, NEWEST);
    const place = commits.find((commit) => commit.events.some(({ event }) => identityOf(event) === identity));
    if (place !== undefined) {
      return place;
    }
  }
  return undefined;
}

/** Only who knows when it was accepted can be told to wait: anything else here is unknown to everybody. */
function pending(request: HttpRequest, eventId: string, nowMs: number): Answer {
  const acceptedAt = pendingSince(request, nowMs);
  if (acceptedAt === undefined) {
    throw noSuchEvent();
  }
  return json(200, { eventId, status: 'pending', acceptedAt }, { 'retry-after': RETRY_AFTER_SECONDS });
}

function noSuchEvent(): RequestError {
  return new RequestError('not-found', 'There is no such event of yours here.');
}
