import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import type { Bench } from '../harness/bench.ts';
import { invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import type { Tally } from '../stub/tally.ts';
import { requireApplied } from '../workload/accepted.ts';
import { newSession } from '../workload/person.ts';
import { patched, said, sqsBatch } from '../workload/sqs-batch.ts';

const SESSIONS = 20;
const BATCHES = 32;
const PATCHES_IN_A_BURST = 8;

/** Makes the events of one session and one batch. */
type EventsOf = (sessionId: string, batch: number) => MeridianEvent[];

/** Items that apply writes for each session of each batch, counted by a stub that keeps what it is given. */
export const writes: Row = {
  id: 'writes',
  title: `writes per session and batch, ${SESSIONS} sessions in ${BATCHES} batches`,
  measure: async (bench) => [
    ...(await counted(bench, 'one event', (session, batch) => [patched(session, batch)])),
    ...(await counted(bench, `a burst of ${PATCHES_IN_A_BURST}`, burst)),
    ...(await counted(bench, 'one message', (session, batch) => [said(session, `${batch}`)])),
  ],
};

const burst: EventsOf = (session, batch) =>
  Array.from({ length: PATCHES_IN_A_BURST }, (_, n) => patched(session, batch * PATCHES_IN_A_BURST + n));

function counted(bench: Bench, what: string, eventsOf: EventsOf): Promise<Measured[]> {
  return withStubAws(bench.built, async (aws) => measuredOf(what, await tallyOf(bench, aws, eventsOf)));
}

function tallyOf(bench: Bench, aws: StubAws, eventsOf: EventsOf): Promise<Tally> {
  const sessions = Array.from({ length: SESSIONS }, newSession);
  const apply = invoker(bench.built, bench.built.fn('apply'), aws.endpoint);
  return withInvokers({ apply }, sqsBatch([]), async () => {
    for (let batch = 0; batch < BATCHES; batch++) {
      const events = sessions.flatMap((session) => eventsOf(session, batch));
      requireApplied((await apply.invoke([sqsBatch(events)])).answers);
    }
    return aws.tally();
  });
}

function measuredOf(what: string, { written }: Tally): Measured[] {
  const per = (kind: string) => (written[kind]?.items ?? 0) / (SESSIONS * BATCHES);
  const line = (name: string, kind: string, most: number, floor?: string): Measured => ({
    name: `${what}: ${name}`,
    value: per(kind),
    unit: 'items',
    goal: { atMost: most },
    ...(floor && { floor }),
  });
  return [
    line('commits', 'EVENT', 1, '1'),
    line('snapshots', 'LANE', 1 / 16),
    ...(per('MSG') > 0 ? [line('messages', 'MSG', 1)] : []),
    ...(per('IDS') > 0 ? [line('identities let go', 'IDS', 1 / 16)] : []),
  ];
}
