import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';

/** How bulk messages reach apply: lib/region-parts.ts says so of the queue. */
const MAPPING = { batchSize: 200, windowMs: 1_000, pollers: 2 };

/** An autosaving editor: so many updates within ten seconds, then silence. */
const UPDATES = 8;
const BURST_MS = 10_000;
const MESSAGES_PER_SECOND = 50;

/** One update, and when it comes. */
export interface Arrival {
  readonly atMs: number;
  /** Number of the session. */
  readonly session: number;
}

/** Updates of sessions that each burst once, 50 a second, in the order of their coming. */
export function burstArrivals(howMany: number, seed: number): Arrival[] {
  const random = seededRandom(seed, 'bursts');
  const sessions = Math.ceil(howMany / UPDATES);
  const durationMs = (howMany / MESSAGES_PER_SECOND) * 1_000;
  const arrivals = Array.from({ length: sessions }, (_, session) => {
    const startMs = random() * durationMs;
    return Array.from({ length: UPDATES }, () => ({ atMs: startMs + random() * BURST_MS, session }));
  });
  return arrivals.flat().sort((a, b) => a.atMs - b.atMs);
}

/** The same number of updates, each of a session of its own. */
export function singleArrivals(howMany: number): Arrival[] {
  return Array.from({ length: howMany }, (_, session) => ({
    atMs: (session / MESSAGES_PER_SECOND) * 1_000,
    session,
  }));
}

/** One invocation of apply in the environment of one poller. */
export interface Batch {
  readonly poller: number;
  readonly arrivals: readonly Arrival[];
}

/** Batches as the pollers gather them: a queue spreads messages at random, each poller waits for its window. */
export function batchesOf(arrivals: readonly Arrival[], seed: number): Batch[] {
  const random = seededRandom(seed, 'pollers');
  const open = new Map<number, { untilMs: number; arrivals: Arrival[] }>();
  const batches: Batch[] = [];
  for (const arrival of arrivals) {
    const poller = Math.floor(random() * MAPPING.pollers);
    const gathering = open.get(poller);
    if (
      gathering === undefined ||
      arrival.atMs >= gathering.untilMs ||
      gathering.arrivals.length === MAPPING.batchSize
    ) {
      const gathered = [arrival];
      open.set(poller, { untilMs: arrival.atMs + MAPPING.windowMs, arrivals: gathered });
      batches.push({ poller, arrivals: gathered });
    } else {
      gathering.arrivals.push(arrival);
    }
  }
  return batches;
}
