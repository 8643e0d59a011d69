import { buildAll } from '../harness/build.ts';
import type { PatchOf } from '../workload/patches.ts';
import { patched, said } from '../workload/sqs-batch.ts';
import { type CommitCost, commitCost, type EventsOf } from './commit-cost.ts';
import { acceptCost, type RequestCost, readCost } from './request-cost.ts';

/** Calls of the functions as they are built, counted by a stub that keeps what it is given. */
export interface Counted {
  /** By rising number of events. */
  readonly patches: readonly CommitCost[];
  readonly message: CommitCost;
  readonly accept: RequestCost;
  readonly read: RequestCost;
}

const EVENTS = [1, 2, 4, 8] as const;

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
