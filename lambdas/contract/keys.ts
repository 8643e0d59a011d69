/** Keys of the stored items (see `docs/data.md`). Both table keys are strings named `pk` and `sk`. */
const VERSION_DIGITS = 12;
const MS_DIGITS = 15;
const RUN_DIGITS = 4;
const SEQ_DIGITS = 6;

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

/** Registers of a message, each under the lane whose region writes it. */
const modPrefix = (message: string, author: string): string => `MOD#${message}#${author}#`;
export const contentSk = (message: string, author: string, lane: string): string =>
  `${modPrefix(message, author)}TEXT#${lane}`;
export const reactionSk = (
  { message, author, by, emoji }: { message: string; author: string; by: string; emoji: string },
  lane: string,
): string => `${modPrefix(message, author)}REACT#${by}#${emoji}#${lane}`;
/** Sort keys from and to which the registers of messages with these ids stand. */
export const modRange = (oldest: string, newest: string): readonly [first: string, last: string] => [
  `MOD#${oldest}#`,
  // '$' is the character after '#'.
  `MOD#${newest}$`,
];

/** How a completion ended without an answer, beside the messages. */
export const completionSk = (
  { id, asker }: { id: string; asker: string },
  end: 'FAILED' | 'CANCELLED',
): string => `COMPLETION#${id}#${asker}#${end}`;

export const LANE_PREFIX = 'LANE#';
export const laneSk = (lane: string): string => `${LANE_PREFIX}${lane}`;

export const MEMBER_PREFIX = 'MEMBER#';
export const memberPrefix = (userKey: string): string => `${MEMBER_PREFIX}${userKey}#`;
export const memberSk = (userKey: string, lane: string): string => `${memberPrefix(userKey)}${lane}`;
export const readPrefix = (userKey: string): string => `READ#${userKey}#`;
export const readSk = (userKey: string, lane: string): string => `${readPrefix(userKey)}${lane}`;

/** Partition of what belongs to one person, in the Session table. */
export const userPk = (userKey: string): string => `USER#${userKey}`;
export const BELONGING_PREFIX = 'SESSION#';
export const belongingPrefix = (sessionId: string): string => `${BELONGING_PREFIX}${sessionId}#`;
export const belongingSk = (sessionId: string, lane: string): string =>
  `${belongingPrefix(sessionId)}${lane}`;

export const failurePrefix = (eventId: string): string => `FAILURE#${eventId}#`;
export const failureSk = (eventId: string, source: string): string => `${failurePrefix(eventId)}${source}`;

/** What a region knows of somebody's connections, in the partition of the person. */
export const PRESENCE_PREFIX = 'PRESENCE#';
export const presenceSk = (region: string): string => `${PRESENCE_PREFIX}${region}`;

/** People of whom a connection began in one of these minutes, in the Operations table. */
export const onlinePk = (slot: number): string => `ONLINE#${slot}`;
/** Who looks at the presence of a session in this region, in the Operations table. */
export const viewPk = (sessionId: string): string => `VIEW#${sessionId}`;
/** Connections of somebody that may hear sessions' own topics, in the Operations table. */
export const grantPk = (userKey: string): string => `GRANT#${userKey}`;
/** Which interruption of this region was swept up after, in the Operations table. */
export const SWEEP_PK = 'SWEEP';
/** Where a partition of the Operations table has one item only. */
export const ONLY_SK = '-';

/** Admission windows of waiting reads, in the Operations table. */
export const waitPk = (windowStart: number): string => `WAIT#${windowStart}`;
/** A completion under way in this region, in the Operations table. */
export const progressPk = (sessionId: string, { id, asker }: { id: string; asker: string }): string =>
  `COMPLETION#${sessionId}#${id}#${asker}`;
export const PROGRESS_SK = 'PROGRESS';
export const END_SK = 'END';
/** Pieces of an answer, so that a device can catch up. @param run of the model, from 1 */
export const chunkPrefix = (run: number): string => `CHUNK#${String(run).padStart(RUN_DIGITS, '0')}#`;
export const chunkSk = (run: number, seq: number): string =>
  `${chunkPrefix(run)}${String(seq).padStart(SEQ_DIGITS, '0')}`;
/** Questions that wait for a batch job in this region, in the Operations table; the oldest come first. */
export const HELD_PK = 'HELD';
export const heldSk = (sessionId: string, { id, asker }: { id: string; asker: string }): string =>
  `${id}#${asker}#${sessionId}`;
/** Batch jobs under way in this region, in the Operations table. */
export const JOBS_PK = 'JOBS';
/** Who gathers questions into jobs at this moment, in the Operations table. */
export const GATHERING_PK = 'GATHERING';
/** Archived dead letters of a queue, in the Operations table. */
export const letterPk = (queue: string): string => `LETTER#${queue}`;
/** What is used of an inference profile's quota in a region, in that region's Operations table. */
export const limiterPk = (region: string, profile: string): string => `LIMIT#${region}#${profile}`;
/** Observations of `watch`, in the Session table. */
export const WATCH_PK = 'WATCH';
export const observerSk = (region: string): string => `OBSERVER#${region}`;

/** Partition of one prompt's answer and lease, in the Answers table: each its own, so that no scope is a hot one. */
export const answerPk = (scope: string, prompt: string): string => `ANSWER#${scope}#${prompt}`;
export const ANSWER_SK = 'ENTRY';
export const LEASE_SK = 'LEASE';
/** Vectors of a scope: what was added since it was last packed, and where the packed ones are. */
export const vectorsPk = (scope: string): string => `VECTORS#${scope}`;
export const PACKED_SK = 'PACKED';
export const ADDED_PREFIX = 'ADDED#';
/** @param ms milliseconds since 1970, so that additions sort by time */
export const addedSk = (ms: number, prompt: string): string =>
  `${ADDED_PREFIX}${String(ms).padStart(MS_DIGITS, '0')}#${prompt}`;
export const addedFrom = (ms: number): string => addedSk(ms, '');
/** Packed vectors, each segment a partition of its own: many environments load them at once. */
export const segmentPk = (scope: string, generation: string, number: number): string =>
  `SEGMENT#${scope}#${generation}#${number}`;
export const SEGMENT_SK = 'SEGMENT';
/** What was said in a session, in short, in the Answers table. */
export const summaryPk = (sessionId: string): string => `SUMMARY#${sessionId}`;
export const SUMMARY_SK = 'SUMMARY';
/** What is learnt of candidates, by embedder. */
export const experiencePk = (embedder: string): string => `EXPERIENCE#${embedder}`;
export const EXPERIENCE_SK = 'LABELS';

/** Attribute by which DynamoDB lets items expire, in seconds since 1970. */
export const EXPIRES_AT = 'expiresAt';

function padded(version: number): string {
  return String(version).padStart(VERSION_DIGITS, '0');
}
