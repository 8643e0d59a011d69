import { CLOCK_AHEAD_MS } from '../contract/client-limits.ts';

/**
 * A hybrid logical clock: the milliseconds and the counter of the newest id that it minted or saw.
 * Never moves back, whatever the machine's own clock does.
 */
export interface Clock {
  readonly lastMs: number;
  readonly counter: number;
}

export const START: Clock = { lastMs: 0, counter: 0 };

const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COUNTERS = 4096;

/** Whether a text is a UUIDv7 in lower case (RFC 9562 §5.7). */
export function isEventId(text: string): boolean {
  return PATTERN.test(text);
}

/** The instant in an event id, in milliseconds since 1970. */
export function millisOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/**
 * Mints an id above everything that the clock has seen: 48 bits of milliseconds, 12 of counter, 62 random ones.
 * A counter that runs over carries into the milliseconds, so that ids stay in order within one millisecond.
 * @param at.random eight fresh random bytes
 */
export function mint(clock: Clock, at: { nowMs: number; random: Uint8Array }): { id: string; clock: Clock } {
  const next = at.nowMs > clock.lastMs ? { lastMs: at.nowMs, counter: 0 } : tick(clock);
  return { id: format(next, at.random), clock: next };
}

/**
 * The clock after an id was seen: not behind it, yet never further ahead than 30 s of now because of it,
 * so that one poisoned id cannot carry everybody's clocks away.
 */
export function observe(clock: Clock, seenId: string, nowMs: number): Clock {
  const seen = clockOf(seenId);
  if (seen.lastMs > nowMs + CLOCK_AHEAD_MS) {
    return clock;
  }
  return isAfter(seen, clock) ? seen : clock;
}

/**
 * The id that comes next after another within its millisecond, or in the following one where the counter runs over.
 * @param random eight bytes
 */
export function following(id: string, random: Uint8Array): string {
  return format(tick(clockOf(id)), random);
}

/** Whether a clock stands after another. */
export function isAfter(a: Clock, b: Clock): boolean {
  return a.lastMs > b.lastMs || (a.lastMs === b.lastMs && a.counter > b.counter);
}

function clockOf(id: string): Clock {
  return { lastMs: millisOf(id), counter: Number.parseInt(id.slice(15, 18), 16) };
}

function tick(clock: Clock): Clock {
  const counter = clock.counter + 1;
  return counter < COUNTERS ? { lastMs: clock.lastMs, counter } : { lastMs: clock.lastMs + 1, counter: 0 };
}

function format(clock: Clock, random: Uint8Array): string {
  const millis = hex(clock.lastMs, 12);
  const tail = Array.from(random, (byte, at) => hex(at === 0 ? (byte & 0x3f) | 0x80 : byte, 2)).join('');
  return `${millis.slice(0, 8)}-${millis.slice(8)}-7${hex(clock.counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4, 16)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
