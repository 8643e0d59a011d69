import { check } from '../../../bench/drill/checker/check.ts';
import { shownOf } from '../../../bench/drill/clients/messages.ts';
import { digestOf } from '../../../bench/drill/clients/reading.ts';
import type { Evidence, Letter, Listener, Replica, StoredCommit } from '../../../bench/drill/evidence.ts';
import type {
  Entry,
  Heads,
  Listed,
  Paged,
  Read,
  Seen,
  Told,
  Tried,
  Write,
} from '../../../bench/drill/history.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { identityOf, type StampedEvent } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, DUBLIN, SEOUL, SESSION, TRACEPARENT } from '../../lambdas/domain/factories.ts';
import {
  CITY,
  COMMITS,
  COMMITTED_MS,
  GUEST,
  HEADS,
  HEALED_MS,
  HELLO,
  INVITED,
  LATER,
  PROFILE,
  REGIONS,
} from './commits.ts';

/** A history and an evidence against which nothing speaks. */
export interface World {
  readonly entries: readonly Entry[];
  readonly evidence: Evidence;
}

/** A dead letter that nobody can read, and that is archived. */
export const LETTER: Letter = { region: 'eu-west-1', queue: 'bulk-dead-letters', body: 'no intent' };

/** What is said of a session that is not there, or none of the caller's business. */
export const NO_SUCH = '{"detail":"There is no such session among yours."}';

export function world(): World {
  const replicas = REGIONS.map((region) => replicaIn(region, COMMITS));
  const authors = new Map([[SESSION, new Set([ANNA, BEN])]]);
  const subscribers = [{ client: 1, session: SESSION }];
  return {
    entries: ENTRIES,
    evidence: {
      replicas,
      authors,
      subscribers,
      listeners: REGIONS.map((region) => listenerIn(region, COMMITS)),
      guests: new Map([[SESSION, GUEST]]),
      healedMs: HEALED_MS,
      healedAt: COMMITTED_MS + 1,
      quietMs: HEALED_MS,
      duplicated: 0,
      allowed: { requests: { perSecond: 1_000, burst: 200 }, commands: { perSecond: 1_000, burst: 400 } },
      letters: [LETTER],
    },
  };
}

/** Commits as a device hears of them. */
export const SEOUL_1 = `${SESSION} ${SEOUL} 1`;
export const DUBLIN_1 = `${SESSION} ${DUBLIN} 1`;
export const DUBLIN_2 = `${SESSION} ${DUBLIN} 2`;

/** Claim → how much speaks against it, where anything does. */
export function against({ entries, evidence }: World): Record<string, number> {
  const failing = check(entries, evidence).filter(({ violations }) => violations.length > 0);
  return Object.fromEntries(failing.map(({ id, violations }) => [id, violations.length]));
}

/** The same world with more in its history. */
export function withEntries(...more: readonly Entry[]): World {
  const { entries, evidence } = world();
  return { entries: [...entries, ...more], evidence };
}

/** The same world where some replicas are otherwise. */
export function withReplicas(change: (replica: Replica) => Partial<Replica>): World {
  const { entries, evidence } = world();
  const replicas = evidence.replicas.map((replica) => ({ ...replica, ...change(replica) }));
  return { entries, evidence: { ...evidence, replicas } };
}

/** The same world with other commits, and everything that follows from them. */
export function withCommits(commits: readonly StoredCommit[]): World {
  const { entries, evidence } = withReplicas(({ region }) => {
    const { items, messages, streamed } = replicaIn(region, commits);
    return { commits, items, messages, streamed };
  });
  const listeners = REGIONS.map((region) => listenerIn(region, commits));
  return { entries, evidence: { ...evidence, listeners } };
}

export function entry(seen: Seen, rest: Partial<Entry> = {}): Entry {
  return {
    atMs: 0,
    tookMs: 1,
    client: 0,
    region: 'eu-west-1',
    status: 200,
    problem: undefined,
    seen,
    ...rest,
  };
}

export function written({ event }: StampedEvent, rest: Partial<Write> = {}, again = false): Entry {
  const { id: eventId, source: author, type, data } = event;
  const write = { eventId, author, session: SESSION, type, data, status: 202, mintedAbove: undefined };
  return entry({ op: 'write', writes: [{ ...write, ...rest }], again }, { status: 202 });
}

export function read(rest: Partial<Read>): Entry {
  const { heads, digest } = { heads: HEADS, digest: digestOf(canonical(PROFILE)), ...rest };
  return entry({
    op: 'read',
    session: SESSION,
    reader: ANNA,
    after: undefined,
    waitMs: 1_000,
    unless: undefined,
    etag: `"${digestOf(canonical([heads ?? null, digest ?? null]))}"`,
    heads,
    digest,
    ...rest,
  });
}

export function page(after: Heads, commits: readonly StoredCommit[]): Entry {
  const shown = commits.map(({ lane, version, digest }) => ({ lane, version, digest }));
  const ends = shown.map(({ lane, version }) => [lane, version] as const);
  const next = { ...after, ...Object.fromEntries(ends) };
  return entry({ op: 'page', session: SESSION, after, commits: shown, next } satisfies Paged, { client: 1 });
}

export function told(rest: Partial<Told>, status = 200): Entry {
  const seen: Told = {
    op: 'status',
    session: SESSION,
    author: ANNA,
    eventId: LATER.event.id,
    withAccepted: true,
    final: false,
    end: 'applied',
    lane: DUBLIN,
    version: 2,
    ...rest,
  };
  return entry(seen, { status });
}

/** A page of these messages. */
export function listed(
  messages: readonly StampedEvent[],
  rest: Partial<Listed> = {},
  circumstances: Partial<Entry> = {},
): Entry {
  const shown = messages.map(({ event }) => shownOf(event));
  const seen: Listed = { op: 'messages', session: SESSION, before: undefined, whole: false, shown, ...rest };
  return entry(seen, circumstances);
}

export function foreign(status: number, rest: Partial<Tried> = {}): Entry {
  const seen: Tried = {
    op: 'foreign',
    session: SESSION,
    what: 'GET profile',
    request: 'GET profile',
    from: 'outside',
    isNowhere: false,
    told: status === 404 ? NO_SUCH : undefined,
    ...rest,
  };
  return entry(seen, { client: 9, status });
}

export function visited(status: number, wrote?: Write, told = status === 404 ? NO_SUCH : undefined): Entry {
  return entry({ op: 'guest', session: SESSION, guest: GUEST, wrote, told }, { status });
}

/** What is told of an instant, or of when an event was committed. */
export function past(at: number | string, heads: Heads = HEADS, profile: object = PROFILE): Entry {
  const told = { heads, digest: digestOf(canonical(profile)) };
  const moment = typeof at === 'number' ? new Date(at).toISOString() : at;
  return entry({ op: 'past', session: SESSION, reader: ANNA, at: moment, ...told });
}

/** Who belongs, as a region lists it. */
export function members(names: readonly string[], rest: Partial<Entry> = {}, owner = ANNA): Entry {
  return entry({ op: 'members', session: SESSION, owner, names }, rest);
}

export function sessions(
  person: string,
  names: readonly string[],
  rest: Partial<Entry> = {},
  own = SESSION,
): Entry {
  return entry({ op: 'sessions', session: own, person, names }, rest);
}

/** A device that heard everything in the beginning. */
export function listenerIn(region: string, commits: readonly StoredCommit[]): Listener {
  const heard = commits.map(({ session, lane, version }) => [`${session} ${lane} ${version}`, 0] as const);
  const hearings = [{ before: new Map([[SESSION, new Set<string>()]]), commits: new Map(heard) }];
  return { region, hearings, isConnected: true, givenUp: 0 };
}

function replicaIn(region: string, commits: readonly StoredCommit[]): Replica {
  const own = commits.filter(({ lane }) => lane.startsWith(`${region}.`));
  const messages = commits.flatMap(({ events }) => events).filter(({ type }) => type === 'message.sent');
  return {
    region,
    commits,
    items: new Map(commits.map(({ lane, version, digest }) => [`EventStore ${lane} ${version}`, digest])),
    messages: new Set(messages.map((event) => `${SESSION} ${identityOf(event)}`)),
    failures: new Map(),
    archived: region === LETTER.region ? [LETTER] : [],
    streamed: own.flatMap(({ lane, version, events }) =>
      events.map((event) => ({ ...event, lane, version, traceparent: TRACEPARENT, partitionKey: SESSION })),
    ),
    profiles: new Map([[SESSION, `{"heads":{},"profile":${canonical(PROFILE)}}`]]),
  };
}

const ENTRIES: readonly Entry[] = [
  written(CITY),
  written(HELLO),
  written(LATER),
  written(INVITED),
  written(HELLO, {}, true),
  page({}, COMMITS.slice(0, 1)),
  page({ [SEOUL]: 1 }, COMMITS.slice(1)),
  read({ after: LATER.event.id }),
  read({ after: HEADS }),
  told({}),
  told({ final: true }),
  foreign(404),
  visited(200),
  listed([HELLO]),
  past(COMMITTED_MS - 1, {}, {}),
  members([GUEST]),
  sessions(ANNA, [SESSION]),
  ...REGIONS.map((region) => listed([HELLO], { whole: true }, { region })),
];
