/** Makes the sequence numbers of one process. */
export interface Sequence {
  /** Greater than every number before it. */
  next(nowMs: number): string;
  /** Makes every later number greater than this one. */
  pass(sequenceNumber: string): void;
}

const MS_DIGITS = 13;
const COUNTER_DIGITS = 9;
/** Every sequence number has this many digits, so that text order is numeric order. */
const DIGITS = MS_DIGITS + COUNTER_DIGITS;

/** Before every sequence number. */
export const BEFORE_ALL = '0'.repeat(DIGITS);

/** Numbers are milliseconds and a counter: they grow across restarts with nothing stored but the records. */
export function createSequence(): Sequence {
  let ms = 0;
  let counter = 0;
  return {
    next(nowMs) {
      counter = nowMs > ms ? 0 : counter + 1;
      ms = Math.max(ms, nowMs);
      return String(ms).padStart(MS_DIGITS, '0') + String(counter).padStart(COUNTER_DIGITS, '0');
    },
    pass(sequenceNumber) {
      const passedMs = Number(sequenceNumber.slice(0, MS_DIGITS));
      if (passedMs < ms) return;
      counter = Math.max(passedMs > ms ? 0 : counter, Number(sequenceNumber.slice(MS_DIGITS)));
      ms = passedMs;
    },
  };
}

/** The number just before one that a caller gave. */
export function justBefore(sequenceNumber: string): string {
  return String(BigInt(sequenceNumber) - 1n).padStart(DIGITS, '0');
}

/** A caller's number with as many digits as ours. */
export function normalized(sequenceNumber: string): string {
  return String(BigInt(sequenceNumber)).padStart(DIGITS, '0');
}
