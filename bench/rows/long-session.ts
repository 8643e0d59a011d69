import type { Loaded } from '../children/load-state.ts';
import type { Bench } from '../harness/bench.ts';
import { startChild, withChild } from '../harness/child-process.ts';
import { lambdaEnvironment } from '../harness/environment.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { median } from '../harness/median.ts';
import { pairedRounds, ratio } from '../harness/paired-rounds.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import { requireApplied } from '../workload/accepted.ts';
import { formField } from '../workload/patches.ts';
import { newSession } from '../workload/person.ts';
import { patched, sqsBatch } from '../workload/sqs-batch.ts';
import { writeSession } from '../workload/write-session.ts';

const EVENTS = 100_000;
/** Not a multiple of the commits between two snapshots: each lane ends with some commits past its snapshot. */
const PER_COMMIT = 50;
/** As many fields as a form has: what is compared is the length of the log, at the same size of the state. */
const YOUNG_EVENTS = 150;
const APPENDS = 64;

/** A session written by apply itself, against one with the same state and hardly any history. */
export const longSession: Row = {
  id: 'long-session',
  title: `a session of ${EVENTS} events against one of ${YOUNG_EVENTS}, in three lanes`,
  measure: (bench) =>
    withStubAws(bench.built, async (aws) => {
      const [long, young] = [newSession(), newSession()];
      await writeSession(bench, aws, { sessionId: long, events: EVENTS, perCommit: PER_COMMIT });
      await writeSession(bench, aws, { sessionId: young, events: YOUNG_EVENTS, perCommit: PER_COMMIT });
      return [...(await readings(bench, aws, long)), ...(await appends(bench, aws, long, young))];
    }),
};

function readings(bench: Bench, aws: StubAws, sessionId: string): Promise<Measured[]> {
  const reader = startChild(bench.built.child('load-state'), [], lambdaEnvironment(aws.endpoint));
  return withChild(reader, async (child) => {
    const loads: Loaded[] = [];
    for (let round = 0; round < 3 + bench.rounds(21); round++) {
      loads.push(await child.ask<Loaded>({ sessionId }));
    }
    const cpuMs = median(loads.slice(3).map((one) => one.cpuMs));
    const wallMs = median(loads.slice(3).map((one) => one.wallMs));
    const note = `${loads[0]?.versions} commits`;
    return [
      { name: 'reading the state: CPU', value: cpuMs, unit: 'ms', goal: { atMost: 50 }, note },
      { name: 'reading the state: wall time', value: wallMs, unit: 'ms' },
    ];
  });
}

async function appends(bench: Bench, aws: StubAws, long: string, young: string): Promise<Measured[]> {
  const apply = invoker(bench.built, bench.built.fn('apply'), aws.endpoint);
  return withInvokers({ apply }, sqsBatch([]), async ({ apply: warm }) => {
    // The first round of either is of a new environment, and lets go what all commits since the snapshot brought.
    await cpuMs(warm, long);
    await cpuMs(warm, young);
    const counted = { long: await callsOf(aws, warm, long), young: await callsOf(aws, warm, young) };
    const samples = await pairedRounds(bench.rounds(15), {
      long: () => cpuMs(warm, long),
      young: () => cpuMs(warm, young),
    });
    return [
      {
        name: 'appending: CPU ÷ the young one',
        value: ratio(samples.long, samples.young),
        unit: '×',
        goal: { atMost: 1.1 },
      },
      {
        name: 'appending: calls ÷ the young one',
        value: counted.long / counted.young,
        unit: '×',
        goal: { atMost: 1 },
        note: `${counted.long} against ${counted.young} for ${APPENDS} events, one a batch`,
      },
    ];
  });
}

async function callsOf(aws: StubAws, apply: Invoker, sessionId: string): Promise<number> {
  await aws.tally();
  await cpuMs(apply, sessionId);
  const { calls } = await aws.tally();
  return Object.values(calls).reduce((sum, howMany) => sum + howMany, 0);
}

async function cpuMs(apply: Invoker, sessionId: string): Promise<number> {
  const batches = Array.from({ length: APPENDS }, (_, n) => sqsBatch([patched(sessionId, n, formField)]));
  const { cpuMs: spent, answers } = await apply.invoke(batches);
  requireApplied(answers);
  return spent;
}
