/** Bytes of one command's body. */
export const COMMAND_BYTES = 64 * 1024;
/** Bytes of a batch's body: one SQS batch request holds 1 MiB. */
export const BATCH_BYTES = 1024 * 1024;
export const BATCH_COMMANDS = 100;
/** Nesting of a merge patch or a message. */
export const DEPTH = 32;
/** A clock never moves further ahead than this because of an id it saw. Milliseconds. */
export const CLOCK_AHEAD_MS = 30_000;
/** Commits of one lane: their versions have twelve digits in the keys, and would sort wrongly with more. */
export const LANE_COMMITS = 999_999_999_999;
/** Bytes of what a device whispers: with what is added, one message of AWS IoT's 5 KB. */
export const WHISPER_BYTES = 4 * 1024;

/** Limits that clients hold as well. Their library takes them one by one: a bundler shortens no member's name. */
export const ClientLimits = {
  commandBytes: COMMAND_BYTES,
  batchBytes: BATCH_BYTES,
  batchCommands: BATCH_COMMANDS,
  depth: DEPTH,
  clockAheadMs: CLOCK_AHEAD_MS,
  laneCommits: LANE_COMMITS,
  whisperBytes: WHISPER_BYTES,
} as const;
