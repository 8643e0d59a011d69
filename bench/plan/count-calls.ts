import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { type Built, buildAll } from '../harness/build.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Tally } from '../stub/tally.ts';
import { requireAccepted, requireApplied, requireRead } from '../workload/accepted.ts';
import { patchRequest, readRequest } from '../workload/patch-request.ts';
import type { PatchOf } from '../workload/patches.ts';
import { newSession } from '../workload/person.ts';
import { patched, said, sqsBatch } from '../workload/sqs-batch.ts';

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

/** What one request costs. */
export interface RequestCost {
  readonly readUnits: number;
  readonly calls: number;
  readonly answerBytes: number;
  readonly cpuMs: number;
}

/** Calls of the functions as they are built, counted by a stub that keeps what it is given. */
export interface Counted {
  /** By rising number of events. */
  readonly patches: readonly CommitCost[];
  readonly message: CommitCost;
  readonly accept: RequestCost;
  readonly read: RequestCost;
}

const EVENTS = [1, 2, 4, 8] as const;
const SESSIONS = 8;
/** Batches of a round: each session saves its snapshot once. */
const ROUND = 16;
const COUNTED_ROUNDS = 2;
const POLLERS = 2;
const REQUESTS = 200;
const SEED = 7;

type EventsOf = (sessionId: string, batch: number) => MeridianEvent[];

/** Runs accept, apply and read on the stub and counts what they call. Takes about half a minute of CPU. */
export async function countCalls(eventBytes: number): Promise<Counted> {
  const built = await buildAll();
  const patchOf = fieldOf(eventBytes);
  const burst =
    (events: number): EventsOf =>
    (session, batch) =>
      Array.from({ length: events }, (_, n) => patched(session, batch * events + n, patchOf));
  const text = 'x'.repeat(eventBytes);
  const patches: CommitCost[] = [];
  for (const events of EVENTS) {
    patches.push(await commitCost(built, events, burst(events)));
  }
  return {
    patches,
    message: await commitCost(built, 1, (session, batch) => [said(session, `${batch} ${text}`)]),
    accept: await acceptCost(built, patchOf),
    read: await readCost(built, burst(4)),
  };
}

/** One of forty fields of a form, filled to so many bytes of JSON. */
function fieldOf(bytes: number): PatchOf {
  return (n) => {
    const name = `field-${n % 40}`;
    return { [name]: `${n} `.padEnd(Math.max(1, bytes - name.length - '{"":""}'.length), 'x') };
  };
}

function commitCost(built: Built, events: number, eventsOf: EventsOf): Promise<CommitCost> {
  return withStubAws(built, async (aws) => {
    const { tally, cpuMs } = await applied(built, aws, newSessions(), eventsOf);
    return perCommit(tally, events, cpuMs);
  });
}

/**
 * The same sessions batch after batch, each batch by one of the pollers' environments at random. Other sessions come
 * first, until the engine has compiled what it runs. CPU is that of the quietest round: neighbours only add to it.
 */
async function applied(built: Built, aws: StubAws, sessions: readonly string[], eventsOf: EventsOf) {
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

function newSessions(): string[] {
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

function acceptCost(built: Built, patchOf: PatchOf): Promise<RequestCost> {
  const session = newSession();
  const requests = Array.from({ length: REQUESTS }, (_, n) => patchRequest(session, n, patchOf));
  return withStubAws(built, (aws) =>
    withInvokers(
      { accept: invoker(built, built.fn('accept'), aws.endpoint) },
      requests[0],
      async ({ accept }) => {
        const { answers, cpuMs } = await warm(aws, accept, requests);
        requireAccepted(answers);
        return requestCost(await aws.tally(), answers, cpuMs);
      },
    ),
  );
}

/** The owner reads sessions of 32 commits; nothing is answered from a cache. */
function readCost(built: Built, eventsOf: EventsOf): Promise<RequestCost> {
  return withStubAws(built, async (aws) => {
    const sessions = newSessions();
    await applied(built, aws, sessions, eventsOf);
    const requests = Array.from({ length: REQUESTS }, (_, n) =>
      readRequest(sessions[n % SESSIONS] as string, n),
    );
    return withInvokers(
      { read: invoker(built, built.fn('read'), aws.endpoint) },
      requests[0],
      async ({ read }) => {
        const { answers, cpuMs } = await warm(aws, read, requests);
        requireRead(answers);
        return requestCost(await aws.tally(), answers, cpuMs);
      },
    );
  });
}

async function warm(aws: StubAws, fn: Invoker, requests: readonly unknown[]) {
  const { cpuMs: beforeMs } = await fn.invoke(requests);
  await aws.tally();
  const { answers, cpuMs } = await fn.invoke(requests);
  return { answers, cpuMs: Math.min(cpuMs, beforeMs) };
}

function requestCost(
  { calls, readUnits }: Tally,
  answers: readonly { bytes?: number }[],
  cpuMs: number,
): RequestCost {
  return {
    readUnits: readUnits / REQUESTS,
    calls: sum(Object.values(calls)) / REQUESTS,
    answerBytes: sum(answers.map(({ bytes = 0 }) => bytes)) / REQUESTS,
    cpuMs: cpuMs / REQUESTS,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
