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

/** Sends one request and says what became of it. Rejects only where a 2xx has no readable body. */
export async function ask(exchange: Exchange, asking: Asking, elapsedMs: () => number): Promise<Outcome> {
  const { arrival, name, user, memory, n } = asking;
  const sentMs = elapsedMs();
  const answer = await exchange.send(requestOf(name, user, memory, n));
  const failure = failureOf(name, answer);
  // Without an answer it counts as the limit: a refused connection must not look like a fast one.
  const serviceMs = answer.failure ? TIMEOUT_MS : elapsedMs() - sentMs;
  const accepted = failure === undefined ? acceptedIn(learned(name, answer.body, memory), asking) : undefined;
  return {
    atMs: arrival.atMs,
    phase: arrival.phase,
    class: name,
    region: user.region,
    latencyMs: sentMs - arrival.atMs + serviceMs,
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

interface Body {
  readonly eventId?: string;
  readonly next?: string;
}

/** Only what the ledger and the next poll need is parsed: a profile is not. */
function learned(name: TrafficClass['name'], text: string, memory: Memory): Body {
  const body = name === 'profile' ? {} : (JSON.parse(text) as Body);
  memory.next = body.next ?? memory.next;
  return body;
}

function acceptedIn({ eventId }: Body, { user: { sessionId } }: Asking): Accepted | undefined {
  return eventId === undefined
    ? undefined
    : { eventId, sessionId, atEpochMs: performance.timeOrigin + performance.now() };
}
