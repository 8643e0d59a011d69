import { type Cursor, covers, joined } from '../../lambdas/domain/cursor.ts';
import { isMessage } from '../../lambdas/domain/message.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Ports } from '../ports.ts';
import { type Readable, writable } from '../readable.ts';
import type { FoldedCommit } from './confirmed.ts';
import { repeatsAmong } from './repeats.ts';

/** How far the user has read, as the API answers it. */
export interface ReadState {
  readonly user: string;
  readonly read: Cursor;
  /** Messages of each lane. */
  readonly messages: Cursor;
  readonly unread: number;
}

/** Messages that were not read: as the API counted them, and on from there by the commits that come. */
export interface Unread {
  readonly count: Readable<number>;
  take(commit: FoldedCommit): void;
  /** What to mark so that everything is read; undefined where it is. Nothing counts as unread from here on. */
  readAll(): Promise<Cursor | undefined>;
  /** Asks anew, where somebody looks: commits were passed over. */
  refresh(): void;
  /** Asks no more. */
  end(): void;
}

const MOST_MESSAGES = 50_000;

interface Parts {
  /** Asks the API; rejects where nobody answers, or the session is not there yet. */
  load(): Promise<ReadState>;
  /** Hears that somebody looks at the count; what it returns hears that nobody does any more. */
  used(): () => void;
  /** Whether commits come from a place on that is known. Until it is, an answer may be from before that place. */
  isPlaced(): boolean;
  readonly world: Pick<Ports, 'after' | 'randomBytes'>;
}

export function unreadOf({ load, used, isPlaced, world }: Parts): Unread {
  const repeats = repeatsAmong(MOST_MESSAGES);
  let base: ReadState | undefined;
  /** Marks that are known of; what the API answers may be from before them. */
  let marked: Cursor = {};
  /** Messages of each lane, as far as commits told, and those among them that came by another lane before. */
  let counts: Cursor = {};
  let repeated = 0;
  /** Commits that were taken of each lane: for a listener who comes back to events, they are delivered again. */
  let taken: Cursor = {};
  const show = () => {
    if (base) count.set(Math.max(0, base.unread + between(base.messages, counts) - repeated));
  };
  const begin = (state: ReadState) => {
    const read = joined(state.read, marked);
    const unread = covers(state.read, read) ? state.unread : between(read, state.messages);
    base = { ...state, read, unread };
    repeated = 0;
    show();
  };
  const refresh = untilDone(() => load().then(begin), world);
  let isUsed = false;
  const start = () => {
    if (isUsed && isPlaced()) refresh.start();
  };
  const count = writable(0, () => {
    isUsed = true;
    const unused = used();
    start();
    return () => {
      isUsed = false;
      refresh.stop();
      unused();
    };
  });
  /** Another device of the user's has read. */
  const hearMarks = (events: FoldedCommit['events']) => {
    const own = events.filter(({ type, source }) => type === 'read.marked' && source === base?.user);
    for (const { data } of own) marked = joined(marked, (data as { read: Cursor }).read);
    if (own.length > 0) start();
  };
  return {
    count,
    take({ lane, version, messages = 0, events }) {
      if (covers(taken, { [lane]: version })) return;
      taken = joined(taken, { [lane]: version });
      const again = events.filter((event) => isMessage(event) && repeats.has(event));
      if (messages > (base?.messages[lane] ?? 0)) repeated += again.length;
      hearMarks(events);
      counts = joined(counts, { [lane]: messages });
      show();
    },
    async readAll() {
      const state = base ?? (await load());
      const all = joined(state.messages, counts);
      marked = joined(marked, all);
      begin({ ...state, read: all, messages: all, unread: 0 });
      return covers(state.read, all) ? undefined : all;
    },
    refresh: start,
    end: refresh.stop,
  };
}

/** Tries until it succeeds or is stopped, at ever longer intervals; begins anew with each start. */
function untilDone(attempt: () => Promise<void>, { after, randomBytes }: Parts['world']) {
  let cancel: () => void = () => undefined;
  let newest = 0;
  const run = async (turn: number, failures: number): Promise<void> => {
    try {
      await attempt();
    } catch {
      const waitMs = fullJitterMs(failures, randomBytes);
      if (turn === newest) cancel = after(waitMs, () => void run(turn, failures + 1));
    }
  };
  const stop = () => {
    newest++;
    cancel();
  };
  const start = () => {
    stop();
    void run(newest, 0);
  };
  return { start, stop };
}

/** Messages of the lanes past those of others. */
function between(before: Cursor, after: Cursor): number {
  return Object.entries(after).reduce(
    (sum, [lane, count]) => sum + Math.max(0, count - (before[lane] ?? 0)),
    0,
  );
}
