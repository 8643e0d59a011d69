import type { Loaded } from '../children/load-state.ts';
import type { Bench } from '../harness/bench.ts';
import { type Child, startChild, withChild } from '../harness/child-process.ts';
import { lambdaEnvironment } from '../harness/environment.ts';
import { median } from '../harness/median.ts';
import { withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import { newSession } from '../workload/person.ts';
import { writeSession } from '../workload/write-session.ts';

const EVENTS = 10_000;
/** Not a multiple of the commits between two snapshots: each lane ends with some commits past its snapshot. */
const PER_COMMIT = 10;

/** Written by apply itself in three lanes, read from a stub that answers the items, over the wire. */
export const state: Row = {
  id: 'state',
  title:
    'state of a 10,000-event session in three lanes: load, merge, canonical text (stub with the real items)',
  measure: (bench) =>
    withStubAws(bench.built, async (aws) => {
      const sessionId = newSession();
      await writeSession(bench, aws, { sessionId, events: EVENTS, perCommit: PER_COMMIT });
      const reader = startChild(bench.built.child('load-state'), [], lambdaEnvironment(aws.endpoint));
      return withChild(reader, (child) => measured(bench, child, sessionId));
    }),
};

async function measured(bench: Bench, reader: Child, sessionId: string): Promise<Measured[]> {
  const loads: Loaded[] = [];
  for (let round = 0; round < 3 + bench.rounds(41); round++) {
    loads.push(await reader.ask<Loaded>({ sessionId }));
  }
  const warm = loads.slice(3);
  const { bytes, versions } = loads[0] as Loaded;
  return [
    {
      name: 'CPU',
      value: median(warm.map(({ cpuMs }) => cpuMs)),
      unit: 'ms',
      goal: { atMost: 20 },
      note: `${versions} commits, ${bytes} characters of state`,
    },
    { name: 'wall time', value: median(warm.map(({ wallMs }) => wallMs)), unit: 'ms' },
    { name: 'CPU of the first load of a process', value: (loads[0] as Loaded).cpuMs, unit: 'ms' },
  ];
}
