/**
 * List prices of us-east-1 in dollars, without free tiers, as looked up on 2026-11-20. Left out, being the same on
 * both sides or independent of the number of writes: CloudFront, logs, storage, reads by users, stream hours.
 */
export const PRICES = {
  /** HTTP API, a million requests. */
  httpApi: 1.0,
  /** Lambda on arm64: a million requests, and a GB-second. */
  lambdaRequests: 0.2,
  lambdaGbSecond: 0.000_013_333_4,
  /** SQS standard, a million requests of at most 64 KB. */
  sqsRequests: 0.4,
  /** DynamoDB on demand, a million units. A global table bills a write unit in each replica. */
  writeUnits: 0.625,
  readUnits: 0.125,
  /** Kinesis on demand, a GB taken in. */
  kinesisGb: 0.08,
  /** A GB from one region to another. */
  interRegionGb: 0.02,
} as const;

/** Memory of the functions as lib/region-functions.ts sizes them. */
export const MEMORY_GB = 0.5;

/**
 * What Lambda would bill for time, which no run on a shared machine can tell: the latencies of the row
 * `accept-latency` plus CPU on half a gigabyte. Milliseconds.
 */
export const BILLED_MS = {
  accept: 8,
  naive: 20,
  /** Each event costs parsing; sessions go 16 at a time through read, put and now and then a snapshot; then Kinesis. */
  apply: (events: number, sessions: number) => 6 + 0.05 * events + 15 * Math.ceil(sessions / 16) + 12,
} as const;
