import { Metric } from '../contract/metrics.ts';
import type { RegionPresence, Sign } from '../domain/presence.ts';
import { isDue, minuteOf, type Turn, turnedBy, turnsAfter } from '../domain/sweep.ts';
import { eachOf } from '../platform/each-of.ts';
import { chunked } from '../store/chunked.ts';
import { noteSigns } from './noting.ts';
import type { Listed, Ports } from './ports.ts';

const PEOPLE_AT_ONCE = 16;
/** Of a million people online, a slot has hundreds of thousands: looked up at once, the table would throttle them. */
const PEOPLE_PER_LOOK = 400;
/** As long as somebody who was listed may still be without a line, since the list is written first. */
const LISTED_MS = 300_000;

/**
 * Clears connections that ended without a word: whatever was silent for a round is asked for at the broker. How far
 * it has come is noted behind each slot, so that the next one makes up for one that dies.
 */
export async function sweep(ports: Ports): Promise<void> {
  const nowMs = ports.nowMs();
  const pulses = await ports.presences.pulses();
  const sinceMs = pulses.find(({ region }) => region === ports.region)?.sinceMs ?? 0;
  const swept = (await ports.online.swept()) ?? { minute: 0, sinceMs: 0 };
  for (const turn of turnsAfter(swept, sinceMs, nowMs)) {
    await sweepSlot(ports, turn);
    if (turn.minute < minuteOf(nowMs)) {
      await ports.online.noteSwept({ minute: Math.max(turn.minute, swept.minute), sinceMs: swept.sinceMs });
    }
  }
  await ports.online.noteSwept({ minute: minuteOf(nowMs), sinceMs });
}

async function sweepSlot(ports: Ports, turn: Turn): Promise<void> {
  const listed = turnedBy(minuteOf(ports.nowMs()), await ports.online.list(turn.slot));
  for (const some of chunked(listed, PEOPLE_PER_LOOK)) {
    const people = some.map(({ userKey }) => userKey);
    const presences = await ports.presences.of(people, { regions: [ports.region], isExact: false });
    await eachOf(some, PEOPLE_AT_ONCE, async (one) => {
      await sweepOne(ports, turn, one, presences.get(one.userKey)?.[0]);
    });
  }
}

async function sweepOne(
  ports: Ports,
  turn: Turn,
  listed: Listed,
  own: RegionPresence | undefined,
): Promise<void> {
  const due = Object.entries(own?.lines ?? {}).filter(([, line]) => isDue(line, turn));
  const gone: Sign[] = [];
  for (const [connection, line] of due) {
    if (!(await ports.connections.isOpen(`${listed.userKey}~${connection}`))) {
      // When it ended nobody knows.
      gone.push({ connection, ...line, isOpen: false });
    }
  }
  if (gone.length > 0) {
    ports.meter.count(Metric.ghosts, gone.length);
    await noteSigns(ports, listed.userKey, gone);
  }
  if (due.length === gone.length && ports.nowMs() - listed.notedMs > LISTED_MS) {
    await ports.online.forget(listed);
  }
}
