import { buildAll } from '../harness/build.ts';
import type { PatchOf } from '../workload/patches.ts';
import { answered, patched, said } from '../workload/sqs-batch.ts';
import { type CommitCost, commitCost, type EventsOf } from './commit-cost.ts';
import { type RelayCost, relayCost } from './relay-cost.ts';
import { acceptCost, authorizeCost, type RequestCost, readCost } from './request-cost.ts';
import type { Traffic } from './traffic.ts';

/** Calls of the functions as they are built, counted by a stub that keeps what it is given. */
export interface Counted {
  /** By rising number of events. */
  readonly patches: readonly CommitCost[];
  readonly message: CommitCost;
  /** The commit of an assistant's answer. */
  readonly answer: CommitCost;
  readonly relay: RelayCost;
  readonly accept: RequestCost;
  readonly read: RequestCost;
  readonly authorize: RequestCost;
}

const EVENTS = [1, 2, 4, 8] as const;

/** As lambdas/domain/limiter/estimated-tokens.ts reckons. */
const CHARACTERS_PER_TOKEN = 4;

/** Runs the functions on the stub and counts what they call. Takes about half a minute of CPU. */
export async function countCalls({ eventBytes, answerTokens }: Traffic): Promise<Counted> {
  const built = await buildAll();
  const patchOf = fieldOf(eventBytes);
  const burst =
    (events: number): EventsOf =>
    (session, batch) =>
      Array.from({ length: events }, (_, n) => patched(session, batch * events + n, patchOf));
  const text = 'x'.repeat(eventBytes);
  const answer = 'word '.repeat(Math.ceil((answerTokens * CHARACTERS_PER_TOKEN) / 'word '.length));
  const patches: CommitCost[] = [];
  for (const events of EVENTS) {
    patches.push(await commitCost(built, events, burst(events)));
  }
  return {
    patches,
    message: await commitCost(built, 1, (session, batch) => [said(session, `${batch} ${text}`)]),
    answer: await commitCost(built, 1, (session, batch) => [answered(session, `${batch} ${answer}`)]),
    relay: await relayCost(built, burst(1)),
    accept: await acceptCost(built, patchOf),
    read: await readCost(built, burst(4)),
    authorize: await authorizeCost(built),
  };
}

/** One of forty fields of a form, filled to so many bytes of JSON. */
function fieldOf(bytes: number): PatchOf {
  return (n) => {
    const name = `field-${n % 40}`;
    return { [name]: `${n} `.padEnd(Math.max(1, bytes - name.length - '{"":""}'.length), 'x') };
  };
}
