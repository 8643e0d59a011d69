/** Messages of each lane, counted from the lane's first. */
export type Counts = Readonly<Record<string, number>>;

/** How far somebody has read in a session. */
export interface Reading {
  readonly read: Counts;
  /** What the lanes have. */
  readonly messages: Counts;
  readonly unread: number;
}

/** What somebody's marks mean where lanes have so many messages: nobody has read what is not there. */
export function readingOf(marks: Counts, messages: Counts): Reading {
  const lanes = Object.entries(messages);
  const read = lanes.map(([lane, count]) => [lane, Math.min(marks[lane] ?? 0, count)] as const);
  const sum = (counts: readonly (readonly [string, number])[]) =>
    counts.reduce((total, [, count]) => total + count, 0);
  return { read: Object.fromEntries(read), messages, unread: sum(lanes) - sum(read) };
}
