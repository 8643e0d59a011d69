import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import type { Built } from '../harness/build.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Tally } from '../stub/tally.ts';
import { requireApplied } from '../workload/accepted.ts';
import { newSession } from '../workload/person.ts';
import { sqsBatch } from '../workload/sqs-batch.ts';

/** What apply does for one session of one batch, of so many events, averaged. */
export interface CommitCost {
  readonly events: number;
  /** Of one replica. */
  readonly writeUnits: number;
  readonly writtenBytes: number;
  /** Without snapshots, which replace the one before. */
  readonly storedBytes: number;
  readonly readUnits: number;
  readonly streamBytes: number;
  /** Calls of the tables. */
  readonly calls: number;
  readonly cpuMs: number;
}

/** What one session says in one batch. */
export type EventsOf = (sessionId: string, batch: number) => MeridianEvent[];

const SESSIONS = 8;
/** Batches of a round: each session saves its snapshot once. */
const ROUND = 16;
const COUNTED_ROUNDS = 2;
const POLLERS = 2;
const SEED = 7;

/** Runs apply on the stub, which counts what it calls. */
export function commitCost(built: Built, events: number, eventsOf: EventsOf): Promise<CommitCost> {
  return withStubAws(built, async (aws) => {
    const { tally, cpuMs } = await applied(built, aws, newSessions(), eventsOf);
    return perCommit(tally, events, cpuMs);
  });
}

/**
 * The same sessions batch after batch, each batch by one of the pollers' environments at random. Other sessions come
 * first, until the engine has compiled what it runs. CPU is that of the quietest round: neighbours only add to it.
 */
export async function applied(built: Built, aws: StubAws, sessions: readonly string[], eventsOf: EventsOf) {
  const random = seededRandom(SEED, 'pollers');
  const pollers = Array.from({ length: POLLERS }, () => invoker(built, built.fn('apply'), aws.endpoint));
  const run = async (written: readonly string[], round: number): Promise<number> => {
    let cpuMs = 0;
    for (let batch = round * ROUND; batch < (round + 1) * ROUND; batch++) {
      const poller = pollers[Math.floor(random() * POLLERS)] as Invoker;
      const records = sqsBatch(written.flatMap((session) => eventsOf(session, batch)));
      const invoked = await poller.invoke([records]);
      requireApplied(invoked.answers);
      cpuMs += invoked.cpuMs;
    }
    return cpuMs;
  };
  return withInvokers(Object.fromEntries(pollers.entries()), sqsBatch([]), async () => {
    const others = newSessions();
    const rounds = [await run(others, 0), await run(others, 1)];
    await aws.tally();
    rounds.push(await run(sessions, 0), await run(sessions, 1));
    return { cpuMs: Math.min(...rounds), tally: await aws.tally() };
  });
}

/** As many as a batch is of. */
export function newSessions(): string[] {
  return Array.from({ length: SESSIONS }, newSession);
}

function perCommit(
  { calls, written, readUnits, streamBytes }: Tally,
  events: number,
  cpuMs: number,
): CommitCost {
  const commits = SESSIONS * ROUND * COUNTED_ROUNDS;
  const kinds = Object.values(written);
  const tableCalls = Object.entries(calls).filter(([action]) => action !== 'PutRecords');
  return {
    events,
    writeUnits: sum(kinds.map(({ units }) => units)) / commits,
    writtenBytes: sum(kinds.map(({ bytes }) => bytes)) / commits,
    storedBytes: (sum(kinds.map(({ bytes }) => bytes)) - (written.LANE?.bytes ?? 0)) / commits,
    readUnits: readUnits / commits,
    streamBytes: streamBytes / commits,
    calls: sum(tableCalls.map(([, count]) => count)) / commits,
    cpuMs: cpuMs / (SESSIONS * ROUND),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
