/** Keys of the stored items (see `docs/data.md`). Both table keys are strings named `pk` and `sk`. */
const VERSION_DIGITS = 12;

/** Partition of everything that belongs to one session, in every table. */
export const sessionPk = (sessionId: string): string => `SESSION#${sessionId}`;

export const EVENT_PREFIX = 'EVENT#';
export const eventSk = (lane: string, version: number): string => `${EVENT_PREFIX}${lane}#${padded(version)}`;
export const checkpointSk = (lane: string, version: number): string => `CHECK#${lane}#${padded(version)}`;
export const checkpointPrefix = (lane: string): string => `CHECK#${lane}#`;

/** @param hour UTC hour of the ids, `2026-11-20T18` @param shard of a split item, two hexadecimal digits */
export const idsSk = (lane: string, hour: string, shard?: string): string =>
  shard === undefined ? `IDS#${lane}#${hour}` : `IDS#${lane}#${hour}#${shard}`;

export const MESSAGE_PREFIX = 'MSG#';
export const messageSk = (eventId: string, source: string): string => `${MESSAGE_PREFIX}${eventId}#${source}`;

export const LANE_PREFIX = 'LANE#';
export const laneSk = (lane: string): string => `${LANE_PREFIX}${lane}`;

export const MEMBER_PREFIX = 'MEMBER#';
export const memberPrefix = (userKey: string): string => `${MEMBER_PREFIX}${userKey}#`;
export const memberSk = (userKey: string, lane: string): string => `${memberPrefix(userKey)}${lane}`;
export const failurePrefix = (eventId: string): string => `FAILURE#${eventId}#`;
export const failureSk = (eventId: string, source: string): string => `${failurePrefix(eventId)}${source}`;

/** Admission windows of waiting reads, in the Operations table. */
export const waitPk = (windowStart: number): string => `WAIT#${windowStart}`;
/** Archived dead letters of a queue, in the Operations table. */
export const letterPk = (queue: string): string => `LETTER#${queue}`;
/** Observations of `watch`, in the Session table. */
export const WATCH_PK = 'WATCH';
export const observerSk = (region: string): string => `OBSERVER#${region}`;

/** Attribute by which DynamoDB lets items expire, in seconds since 1970. */
export const EXPIRES_AT = 'expiresAt';

function padded(version: number): string {
  return String(version).padStart(VERSION_DIGITS, '0');
}
