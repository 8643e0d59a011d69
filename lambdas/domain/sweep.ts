import type { Line } from './presence.ts';

/** A connection is looked at when it is so many minutes old, and again after as many: until then it is believed. */
const ROUND_MINUTES = 5;
const MINUTE_MS = 60_000;

/** How far a region's sweeps have come. */
export interface Swept {
  /** The last minute whose turn came, counted since 1970. */
  readonly minute: number;
  /** Since when the region's heartbeat had not paused then. */
  readonly sinceMs: number;
}

/** A slot to sweep, and the minute for which it is its turn; of an interrupted region, every line's turn has come. */
export interface Turn {
  readonly slot: number;
  readonly minute: number;
  readonly isWhole: boolean;
}

/** The slot of connections that began at an instant. */
export function slotOf(atMs: number): number {
  return minuteOf(atMs) % ROUND_MINUTES;
}

export function minuteOf(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS);
}

/**
 * Whose turn it is, who has waited longest first: the minutes since the last sweep, a whole round at most. A region
 * whose heartbeat has paused sweeps up everybody, since its broker may have lost them without a word.
 */
export function turnsAfter(swept: Swept, sinceMs: number, nowMs: number): Turn[] {
  const minute = minuteOf(nowMs);
  const isWhole = sinceMs > swept.sinceMs;
  const many = isWhole ? ROUND_MINUTES : Math.max(0, Math.min(ROUND_MINUTES, minute - swept.minute));
  return Array.from({ length: many }, (_, at) => {
    const turn = minute - many + 1 + at;
    return { slot: turn % ROUND_MINUTES, minute: turn, isWhole };
  });
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * A list from another place on in each minute, spread evenly over the minutes: where no sweep gets to its end,
 * nobody is always the last.
 */
export function turnedBy<T>(minute: number, list: readonly T[]): T[] {
  const begin = Math.floor(((minute * GOLDEN) % 1) * list.length);
  return [...list.slice(begin), ...list.slice(0, begin)];
}

/** Whether a line is looked at in a turn: it is open, of the slot, and from a round before. */
export function isDue({ isOpen, atMs }: Line, { slot, minute, isWhole }: Turn): boolean {
  return isOpen && slotOf(atMs) === slot && (isWhole || minuteOf(atMs) < minute);
}
