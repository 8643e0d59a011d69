/** Memory as lib/region-functions.ts sizes the functions; the naive one is sized like accept. */
export const MEMORY_GB = { accept: 1, naive: 1, apply: 1 } as const;

/**
 * What Lambda would bill for time, which no run on a shared machine can tell: the latencies of the row
 * `accept-latency` plus CPU. Milliseconds. `npm run plan` takes CPU as measured instead, and more of it.
 */
export const BILLED_MS = {
  accept: 8,
  naive: 20,
  /** Each event costs parsing; sessions go 16 at a time through read, put and now and then a snapshot; then Kinesis. */
  apply: (events: number, sessions: number) => 6 + 0.05 * events + 15 * Math.ceil(sessions / 16) + 12,
} as const;
