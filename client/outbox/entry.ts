import { unitRandom } from '../jitter.ts';
import type { Ports } from '../ports.ts';
import { byteLength } from './byte-length.ts';
import type { Intent, Outcome, SentCommand } from './intent.ts';

/** An intent in the outbox. */
export interface Entry {
  readonly command: SentCommand;
  readonly bytes: number;
  readonly intent: Intent;
  state: EntryState;
  /** When it is sent, or its end is asked for, next. */
  next?: Turn | undefined;
  /** How often it was sent again although a region had accepted it. */
  sentAgain: number;
  accept(isAccepted: boolean): void;
  finish(outcome: Outcome): void;
}

/** When something is tried again, and after which pause. */
export interface Turn {
  readonly atMs: number;
  readonly delayMs: number;
}

const AT_ONCE: Turn = { atMs: 0, delayMs: 0 };
const GROWTH = 1.6;
const MOST_MS = 30_000;

/** The turn after this one: later by a pause that grows, with jitter, up to 30 s. */
export function later(delayMs: number, { nowMs, randomBytes }: Pick<Ports, 'nowMs' | 'randomBytes'>): Turn {
  const grown = delayMs * (1 + unitRandom(randomBytes) * (GROWTH - 1) * 2);
  const pauseMs = Math.round(Math.min(MOST_MS, grown));
  return { atMs: nowMs() + pauseMs, delayMs: pauseMs };
}

/** Whether the turn has come, or the clock was put back behind where it was set. */
export function isDue(nowMs: number, { atMs, delayMs }: Turn = AT_ONCE): boolean {
  return atMs <= nowMs || atMs - delayMs > nowMs;
}

export type EntryState = Queued | Accepted;

export interface Queued {
  readonly at: 'queued';
  /** Whether an attempt went unanswered, so that some region may have it already. */
  readonly isDoubtful: boolean;
  /** Where a region had accepted it: that region may apply it whenever it is back, whatever another one says. */
  readonly was?: Accepted | undefined;
}

export interface Accepted {
  readonly at: 'accepted';
  readonly sessionId: string;
  readonly acceptedMs: number;
  /** Region that accepted, where it is known. */
  readonly by?: string | undefined;
  /** A refusal that an earlier, unanswered attempt may contradict: it holds if nothing is applied by then. */
  readonly refusal?: { readonly code: string; readonly reason: string; readonly untilMs: number };
}

/** A new entry; `saved` tells whether it would survive a reload. */
export function entryOf(command: SentCommand, state: EntryState, saved: Promise<boolean>): Entry {
  const accepted = deferred<boolean>();
  const done = deferred<Outcome>();
  const entry: Entry = {
    command,
    bytes: byteLength(JSON.stringify(command)),
    state,
    sentAgain: 0,
    intent: {
      eventId: command.eventId,
      get sessionId() {
        return sessionOf(entry);
      },
      recorded: saved,
      accepted: accepted.promise,
      done: done.promise,
    },
    accept: accepted.resolve,
    finish: done.resolve,
  };
  return entry;
}

/** The session that an entry is about; undefined for a session that no region has named yet. */
export function sessionOf({ command, state }: Pick<Entry, 'command' | 'state'>): string | undefined {
  if (command.type !== 'session.create') return command.sessionId;
  return (state.at === 'accepted' ? state : state.was)?.sessionId;
}

/** As it is kept in the storage. */
export function entryText({ command, state }: Pick<Entry, 'command' | 'state'>): string {
  return JSON.stringify({ command, state });
}

/** What `entryText` wrote; throws where it is something else. Whatever was under way when the program ended may have arrived. */
export function storedEntry(eventId: string, text: string): Entry {
  const { command, state } = JSON.parse(text) as Pick<Entry, 'command' | 'state'>;
  if (command.eventId !== eventId) throw new Error(text);
  const entry = entryOf(
    command,
    state.at === 'queued' ? { ...state, isDoubtful: true } : state,
    Promise.resolve(true),
  );
  if (state.at === 'accepted' || state.was !== undefined) entry.accept(true);
  return entry;
}

function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
