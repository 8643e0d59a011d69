import type { Arrival } from '../plan/arrivals.ts';
import type { TrafficClass } from '../plan/classes.ts';
import type { Exchange, Exchanged } from './exchange.ts';
import type { Accepted, Outcome } from './outcome.ts';
import { EXPECTED, type Memory, requestOf } from './requests.ts';
import type { User } from './users.ts';

/** An arrival, with who it is and what it wants. */
export interface Asking {
  readonly arrival: Arrival;
  readonly name: TrafficClass['name'];
  readonly user: User;
  readonly memory: Memory;
  /** Number of the request. */
  readonly n: number;
}

/** API Gateway's own: who has no answer by then gets none. */
export const TIMEOUT_MS = 30_000;
const FAILURE_LENGTH = 160;
const UNREADABLE = 'unreadable answer';

/** Sends one request and says what became of it. Never rejects: an answer that cannot be read is a failure too. */
export async function ask(exchange: Exchange, asking: Asking, elapsedMs: () => number): Promise<Outcome> {
  const { arrival, name, user, memory, n } = asking;
  const sentMs = elapsedMs();
  const answer = await exchange.send(requestOf(name, user, memory, n));
  const learned = learnedFrom(name, answer);
  const failure = failureOf(name, answer) ?? (learned === undefined ? UNREADABLE : undefined);
  const endMs = elapsedMs();
  // Without an answer it counts as the limit: a refused connection must not look like a fast one.
  const serviceMs = answer.failure ? TIMEOUT_MS : endMs - sentMs;
  memory.next = learned?.next ?? memory.next;
  const accepted = acceptedIn(learned?.eventId, answer, asking);
  return {
    atMs: arrival.atMs,
    phase: arrival.phase,
    class: name,
    region: user.region,
    latencyMs: sentMs - arrival.atMs + serviceMs,
    endMs,
    serviceMs,
    status: answer.status,
    ...(failure !== undefined && { failure }),
    ...(accepted !== undefined && { accepted }),
  };
}

/** A request id would make every failure one of its own. */
function failureOf(name: TrafficClass['name'], { status, body, failure }: Exchanged): string | undefined {
  const told = `${status} ${body.replace(/,?"requestId":"[^"]*"/, '').slice(0, FAILURE_LENGTH)}`;
  return failure ?? (status === EXPECTED[name] ? undefined : told);
}

/** What an answer of each class must tell: the ledger needs the event, the next poll where to begin. A profile is not parsed. */
const NEEDED: Readonly<Record<TrafficClass['name'], keyof Learned | undefined>> = {
  profile: undefined,
  events: 'next',
  patch: 'eventId',
  completion: 'eventId',
};

interface Learned {
  readonly eventId?: string;
  readonly next?: string;
}

/** Nothing of a failure; undefined where an answer with the expected status does not tell what it must. */
function learnedFrom(name: TrafficClass['name'], { status, body }: Exchanged): Learned | undefined {
  const needed = NEEDED[name];
  if (needed === undefined || status !== EXPECTED[name]) {
    return {};
  }
  const value = fieldOf(body, needed);
  return value === undefined ? undefined : { [needed]: value };
}

function fieldOf(text: string, name: string): string | undefined {
  try {
    const value = JSON.parse(text)?.[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function acceptedIn(
  eventId: string | undefined,
  { region }: Exchanged,
  { user }: Asking,
): Accepted | undefined {
  const atEpochMs = performance.timeOrigin + performance.now();
  return eventId === undefined
    ? undefined
    : { eventId, sessionId: user.sessionId, region: region ?? user.region, atEpochMs };
}
