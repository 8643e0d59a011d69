import type { MeridianEvent } from '../contract/events.ts';
import { Metric } from '../contract/metrics.ts';
import { joined } from '../domain/cursor.ts';
import type { Counts } from '../domain/reading.ts';
import { isFinalRefusal } from '../platform/aws-refusal.ts';
import { eachOf } from '../platform/each-of.ts';
import { grouped } from '../store/grouped.ts';
import type { Committed, Ports } from './ports.ts';

const WRITES_AT_ONCE = 16;

/** How far one person has read a session, as events in one lane say it. */
interface Marked {
  readonly sessionId: string;
  readonly reader: string;
  readonly lane: string;
  readonly marks: Counts;
}

/** One write for each reader, since marks of a batch are joined before. */
export async function projectMarks(
  ports: Ports,
  sessionId: string,
  committed: readonly Committed[],
): Promise<void> {
  const marked = committed.filter(({ candidate }) => candidate.event.type === 'read.marked');
  const byReader = grouped(marked, ({ candidate, lane }) => `${candidate.event.source} ${lane}`);
  await eachOf([...byReader.values()], WRITES_AT_ONCE, async (together) => {
    const { candidate, lane } = together[0] as Committed;
    const marks = marksIn(together, ports.lanes);
    if (Object.keys(marks).length > 0) {
      await mark(ports, { sessionId, reader: candidate.event.source, lane, marks });
    }
  });
}

/** Without those of lanes that nobody has: accept refuses them, but a letter may be older than that. */
function marksIn(together: readonly Committed[], lanes: readonly string[]): Counts {
  const all = together
    .map(({ candidate: { event } }) => (event as MeridianEvent<'read.marked'>).data.read)
    .reduce<Counts>(joined, {});
  return Object.fromEntries(Object.entries(all).filter(([lane]) => lanes.includes(lane)));
}

/** What the table will never take is let go: the batch would come again for ever, and others wait behind it. */
async function mark(ports: Ports, { sessionId, reader, lane, marks }: Marked): Promise<void> {
  try {
    await ports.sessions.markRead(sessionId, reader, lane, marks);
  } catch (error) {
    if (!isFinalRefusal(error)) {
      throw error;
    }
    ports.meter.count(Metric.marksDropped, Object.keys(marks).length);
    ports.log.error('marks dropped', { sessionId, userKey: reader, outcome: 'dropped' }, error);
  }
}
