/** Limits that clients hold as well, apart from the rest so that their library carries no others. */
export const ClientLimits = {
  /** Bytes of one command's body. */
  commandBytes: 64 * 1024,
  /** Bytes of a batch's body: one SQS batch request holds 1 MiB. */
  batchBytes: 1024 * 1024,
  batchCommands: 100,
  /** Nesting of a merge patch or a message. */
  depth: 32,
  /** A clock never moves further ahead than this because of an id it saw. Milliseconds. */
  clockAheadMs: 30_000,
  /** Commits of one lane: their versions have twelve digits in the keys, and would sort wrongly with more. */
  laneCommits: 999_999_999_999,
  /** Bytes of what a device whispers: with what is added, one message of AWS IoT's 5 KB. */
  whisperBytes: 4 * 1024,
} as const;
