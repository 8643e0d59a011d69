import type { RouteKey } from '../../lambdas/contract/routes.ts';
import { type Cursor, joined } from '../../lambdas/domain/cursor.ts';
import { type Clock, START } from '../../lambdas/domain/event-id.ts';
import type { Region } from './cloud/region.ts';
import { ADA, PEOPLE, type Person, SESSIONS } from './cloud/world.ts';

/** An event that a client sent and was answered 202 for. */
export interface Sent {
  readonly author: Person;
  readonly sessionId: string;
  readonly eventId: string;
  readonly route: RouteKey;
  /** As `Location` has it. */
  readonly acceptedAt: string;
}

/** What a person knows of a session by its answers. */
export interface Known {
  readonly heads: Cursor;
  /** `Meridian-Clock` */
  readonly clock: string | undefined;
}

/** Reads the log page by page, from whichever region. */
export interface Subscriber {
  readonly sessionId: string;
  cursor: string;
}

/** All that clients know: what they were told, and nothing of how the cloud stands. */
export interface Ledger {
  readonly sent: Sent[];
  readonly subscribers: readonly Subscriber[];
  /** Each person's own clock, by which their client mints ids. */
  readonly clocks: Map<Person, Clock>;
  known(person: Person, sessionId: string): Known;
  learn(person: Person, sessionId: string, known: Known): void;
  /** The farthest heads that a region has shown to anybody. */
  shown(region: Region, sessionId: string): Cursor;
  show(region: Region, sessionId: string, heads: Cursor): void;
  /** What a region has told of an event: never pending, which says nothing. */
  readonly ends: Map<string, 'applied' | 'failed'>;
  /** Steps that were taken, and those among them with which a client asked for something. */
  steps: number;
  operations: number;
}

const NOTHING: Known = { heads: {}, clock: undefined };
const SUBSCRIBERS = 2;

export function ledgerOf(): Ledger {
  const known = new Map<string, Known>();
  const shown = new Map<string, Cursor>();
  const keyOf = (name: string, sessionId: string): string => `${name} ${sessionId}`;
  return {
    sent: [],
    subscribers: Array.from({ length: SUBSCRIBERS }, () => ({ sessionId: SESSIONS[0], cursor: '' })),
    clocks: new Map(PEOPLE.map((person) => [person, START])),
    known: ({ key }, sessionId) => known.get(keyOf(key, sessionId)) ?? NOTHING,
    learn({ key }, sessionId, news) {
      known.set(keyOf(key, sessionId), news);
    },
    shown: ({ name }, sessionId) => shown.get(keyOf(name, sessionId)) ?? {},
    show({ name }, sessionId, heads) {
      const key = keyOf(name, sessionId);
      shown.set(key, joined(shown.get(key) ?? {}, heads));
    },
    ends: new Map(),
    steps: 0,
    operations: 0,
  };
}

/** Who reads for the subscribers. */
export const READER = ADA;
