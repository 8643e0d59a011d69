import { type Counts, type Reading, readingOf } from '../domain/reading.ts';
import type { Ports } from './ports.ts';

type Needed = Pick<Ports, 'stores' | 'sessions' | 'lanes'>;

/** Commits of each lane that are looked at for messages that other lanes have as well. */
const NEWEST = 40;

/**
 * How far somebody has read in a session: one read for the marks, and one for each lane. Where something is unread
 * and several lanes have messages, one more for each: a message that was sent to two regions may be in both.
 */
export async function sessionReading(needed: Needed, sessionId: string, userKey: string): Promise<Reading> {
  const { stores, sessions, lanes } = needed;
  const [marks, counts] = await Promise.all([
    sessions.readMarks(sessionId, userKey),
    stores.events.messageCounts(sessionId, lanes),
  ]);
  const reading = readingOf(marks, counts);
  const among = lanesWithMessages(counts);
  if (reading.unread === 0 || among.length < 2) {
    return reading;
  }
  const newest = await Promise.all(among.map((lane) => stores.events.newest(sessionId, lane, NEWEST)));
  return readingOf(marks, counts, newest.flat());
}

function lanesWithMessages(counts: Counts): string[] {
  return Object.keys(counts).filter((lane) => (counts[lane] ?? 0) > 0);
}
