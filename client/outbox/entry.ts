import { byteLength } from './byte-length.ts';
import type { Intent, Outcome, SentCommand } from './intent.ts';

/** An intent in the outbox. */
export interface Entry {
  readonly command: SentCommand;
  readonly bytes: number;
  readonly intent: Intent;
  state: EntryState;
  /** When its end is asked for next. */
  asking?: Asking | undefined;
  /** How often it was sent again although a region had accepted it. */
  sentAgain: number;
  accept(isAccepted: boolean): void;
  finish(outcome: Outcome): void;
}

export interface Asking {
  readonly atMs: number;
  readonly delayMs: number;
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

/** What `entryText` wrote. Whatever was under way when the program ended may have arrived. */
export function storedEntry(text: string): Entry {
  const { command, state } = JSON.parse(text) as Pick<Entry, 'command' | 'state'>;
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
