import type { EventType } from '../../lambdas/contract/events.ts';
import type { Belongings, Ended, Marked, Members, Past } from './told-in-the-end.ts';

/** How far a reader has come: lane → version. */
export type Heads = Readonly<Record<string, number>>;

/** One request of one client and what came of it. */
export interface Entry {
  /** When it was sent, counted from the beginning of the drill. */
  readonly atMs: number;
  readonly tookMs: number;
  readonly client: number;
  /** The region that answered, or the one that was asked where none did. */
  readonly region: string;
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  /** Code of the problem that the answer told of, where it did. */
  readonly problem: string | undefined;
  /** When to come again, where too much was asked and that was told. */
  readonly retryAfter?: string;
  readonly seen: Seen;
}

/**
 * A request is an operation, and of a batch each command is one: it has its own id, its own result and its own end.
 * Letters that nobody can read are none: no client sent them.
 */
export function operationsOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { seen }) => sum + (seen.op === 'write' ? readable(seen).length : 1), 0);
}

/** Of these, those that were sent while faults lasted. */
export function sentBefore<T extends Pick<Entry, 'atMs'>>(healedMs: number, entries: readonly T[]): T[] {
  return entries.filter(({ atMs }) => atMs < healedMs);
}

function readable({ writes }: Written): readonly Write[] {
  return writes.filter(({ isUnreadable }) => isUnreadable !== true);
}

/** Whether a region promised to keep a write. */
export function isAccepted({ status }: Pick<Write, 'status'>): boolean {
  return status === 202;
}

/** What a request wrote: nothing where it did not. */
export function writesIn({ seen }: Entry): readonly Write[] {
  if (seen.op === 'write') return seen.writes;
  return seen.op === 'guest' && seen.wrote !== undefined ? [seen.wrote] : [];
}

/** What a request was about, and what its answer said. */
export type Seen =
  | Written
  | Read
  | Past
  | Paged
  | Listed
  | Marked
  | Members
  | Belongings
  | Told
  | Tried
  | Visited
  | Ended;

/** An intent as its author knows it. */
export interface Write {
  /** Undefined where accept was to mint it and did not answer. */
  readonly eventId: string | undefined;
  readonly author: string;
  readonly session: string;
  readonly type: EventType;
  readonly data: object;
  /** HTTP status, of a command in a batch its own; 0 without an answer. */
  readonly status: number;
  /** What the answer called it, where it was accepted; undefined where nobody looked. */
  readonly called?: Called;
  /** Newest id that the author told of, where accept minted the id. */
  readonly mintedAbove: string | undefined;
  /** A letter that nobody can read, put among the dead ones: it must fail. */
  readonly isUnreadable?: true;
}

/** Ids in an answer, which may be anything. */
export interface Called {
  readonly eventId: unknown;
  /** Of a command in a batch. */
  readonly sessionId?: unknown;
  /** Of a request of its own: the address of its end, without what is asked there. */
  readonly location?: string | undefined;
}

export interface Written {
  readonly op: 'write';
  /** Several of one batch. */
  readonly writes: readonly Write[];
  /** Whether the key had been sent before. */
  readonly again: boolean;
}

export interface Read {
  readonly op: 'read';
  readonly session: string;
  readonly reader: string;
  /** An event id of the reader's own, or heads that it has seen. */
  readonly after: string | Heads | undefined;
  /** How long it was to wait for that. */
  readonly waitMs: number;
  /** What its answer was to differ from, if anything: the `ETag` of an earlier one. */
  readonly unless: string | undefined;
  readonly etag: string | undefined;
  /** Undefined where none were told. Of a 304, as of this and of the profile, what `unless` stands for. */
  readonly heads: Heads | undefined;
  /** Of the profile's text; undefined where none was shown. */
  readonly digest: string | undefined;
}

/** A page of events for a subscriber that was at `after`. */
export interface Paged {
  readonly op: 'page';
  readonly session: string;
  readonly after: Heads;
  /** Undefined where nothing was shown, or what nobody can read. */
  readonly commits: readonly PagedCommit[] | undefined;
  /** Where the next page begins; undefined where that was not told. */
  readonly next: Heads | undefined;
}

export interface PagedCommit {
  readonly lane: string;
  readonly version: number;
  readonly digest: string;
}

export interface Listed {
  readonly op: 'messages';
  readonly session: string;
  /** Identity, with a dot, below which the page was to begin; undefined for the newest. */
  readonly before: string | undefined;
  /** In the page's order. */
  readonly shown: readonly ShownMessage[];
  /** Whether it is a part of the whole list, read after everything had healed. */
  readonly whole: boolean;
}

export interface ShownMessage {
  readonly identity: string;
  /** Of everything that is shown of it, and of that without its reactions. */
  readonly digest: string;
  readonly content: string;
  /** `emoji user` */
  readonly reactions: readonly string[];
}

export interface Told {
  readonly op: 'status';
  readonly session: string;
  readonly author: string;
  readonly eventId: string;
  /** Whether the caller could say when it was accepted. */
  readonly withAccepted: boolean;
  /** Whether it was asked after everything had healed. */
  readonly final: boolean;
  readonly end: 'applied' | 'failed' | 'pending' | undefined;
  readonly lane: string | undefined;
  readonly version: number | undefined;
}

/** What somebody tried who must not: a stranger, or who belongs to a session and does not own it. */
export interface Tried {
  readonly op: 'foreign';
  readonly session: string;
  readonly what: string;
  /** Method and path, without ids: who is refused this is told the same, whatever the session. */
  readonly request: string;
  /** From where: who belongs to the session may know that it exists. */
  readonly from: 'outside' | 'inside';
  /** Whether there is no such session at all. */
  readonly isNowhere: boolean;
  /** What the refusal says, without what is particular to its request; undefined where it is none. */
  readonly told: string | undefined;
}

/** A guest, added and removed many times, reads or writes the session after everything has healed. */
export interface Visited {
  readonly op: 'guest';
  readonly session: string;
  readonly guest: string;
  /** Undefined where the guest only read. */
  readonly wrote: Write | undefined;
  /** As of what must not be. */
  readonly told: string | undefined;
}
