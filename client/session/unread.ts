import { type Cursor, covers, joined } from '../../lambdas/domain/cursor.ts';
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
}

const MOST_MESSAGES = 50_000;

export function unreadOf(load: () => Promise<ReadState>, onUse: () => () => void): Unread {
  const repeats = repeatsAmong(MOST_MESSAGES);
  let base: ReadState | undefined;
  /** Messages of each lane, as far as commits told, and those among them that came by another lane before. */
  let counts: Cursor = {};
  let repeated = 0;
  const show = () => {
    if (base) count.set(Math.max(0, base.unread + between(base.messages, counts) - repeated));
  };
  const begin = (state: ReadState) => {
    // Marks of one's own that are on their way hold already.
    const read = joined(state.read, base?.read ?? {});
    const unread = covers(state.read, read) ? state.unread : between(read, state.messages);
    base = { ...state, read, unread };
    repeated = 0;
    show();
  };
  // Where nobody answers, the count stays as it was: there will be another occasion.
  const refresh = () => void load().then(begin, () => undefined);
  const count = writable(0, () => {
    refresh();
    return onUse();
  });
  return {
    count,
    take({ lane, messages = 0, events }) {
      const again = events.filter((event) => event.type === 'message.sent' && repeats.has(event));
      if (messages > (base?.messages[lane] ?? 0)) repeated += again.length;
      // Another device of the user's has read.
      if (events.some(({ type, source }) => type === 'read.marked' && source === base?.user)) refresh();
      counts = joined(counts, { [lane]: messages });
      show();
    },
    async readAll() {
      const state = base ?? (await load());
      const all = joined(state.messages, counts);
      begin({ ...state, read: all, messages: all, unread: 0 });
      return covers(state.read, all) ? undefined : all;
    },
  };
}

/** Messages of the lanes past those of others. */
function between(before: Cursor, after: Cursor): number {
  return Object.entries(after).reduce(
    (sum, [lane, count]) => sum + Math.max(0, count - (before[lane] ?? 0)),
    0,
  );
}
