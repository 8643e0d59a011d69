import type { Bench } from '../harness/bench.ts';
import { invoker, withInvokers } from '../harness/invoker.ts';
import type { StubAws } from '../harness/stub-aws.ts';
import { requireApplied } from './accepted.ts';
import { formField } from './patches.ts';
import { LANES } from './regions.ts';
import { patched, sqsBatch } from './sqs-batch.ts';

/** Has apply itself write a session's events, in turn into the lanes of all regions. */
export async function writeSession(
  bench: Bench,
  aws: StubAws,
  { sessionId, events, perCommit }: { sessionId: string; events: number; perCommit: number },
): Promise<void> {
  const apply = (lane: string) => invoker(bench.built, bench.built.fn('apply'), aws.endpoint, lane);
  const invokers = Object.fromEntries(LANES.map((lane) => [lane, apply(lane)]));
  await withInvokers(invokers, sqsBatch([]), async () => {
    for (let n = 0; n < events; n += perCommit) {
      const lane = LANES[(n / perCommit) % LANES.length] as string;
      const batch = Array.from({ length: perCommit }, (_, at) => patched(sessionId, n + at, formField));
      const written = await invokers[lane]?.invoke([sqsBatch(batch)]);
      requireApplied(written?.answers ?? []);
    }
  });
}
