import { type Reading, readingOf } from '../domain/reading.ts';
import type { Ports } from './ports.ts';

/** How far somebody has read in a session: one read for the marks, and one for each lane. */
export async function sessionReading(
  { stores, sessions, lanes }: Ports,
  sessionId: string,
  userKey: string,
): Promise<Reading> {
  const [marks, counts] = await Promise.all([
    sessions.readMarks(sessionId, userKey),
    stores.events.messageCounts(sessionId, lanes),
  ]);
  return readingOf(marks, counts);
}
