import { setTimeout as sleep } from 'node:timers/promises';
import type { Backplane } from '../engines/engine.ts';
import { batchOutcomeOf } from './batch-response.ts';
import type { Functions } from './functions.ts';
import type { Invocation } from './invocation.ts';
import { type GivenUpBatch, reportFailure } from './stream-failure.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { StreamRecord } from './stream-source.ts';

/** What a batch needs to be worked on. */
export interface BatchWork {
  readonly mapping: StreamMapping;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly backplane: Backplane;
  readonly stopping: AbortSignal;
  readonly shardId: () => string;
  warn(text: string): void;
}

interface Part {
  readonly records: readonly StreamRecord[];
  /** Failed attempts that count against the mapping's retries. */
  readonly failures: number;
  readonly invocations: number;
}

/** Pause before a further attempt: doubled each time, at most the last. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Between attempts at a function that cannot be invoked now: throttled, or its region dark. */
const REFUSED_PAUSE_MS = 250;
/** Of a batch that was given up, to a queue that may be throttled for a while. */
const MOST_REPORTS = 20;

/**
 * Has a function work on records until all are done or given up; a stop leaves the rest undone.
 * @returns the first record that a stop left undone
 */
export async function workThrough(
  records: readonly StreamRecord[],
  work: BatchWork,
): Promise<StreamRecord | undefined> {
  const parts: Part[] = [{ records, failures: 0, invocations: 0 }];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const young = await withoutOld(part, work);
    const left = young.records.length === 0 ? [] : await attempt(young, work);
    if (left === 'stopped') return young.records[0];
    parts.unshift(...left);
  }
  return undefined;
}

async function withoutOld(part: Part, work: BatchWork): Promise<Part> {
  const oldest = Date.now() - work.mapping.maxAgeMs;
  const isOld = ({ dynamodb }: StreamRecord) => dynamodb.ApproximateCreationDateTime * 1_000 < oldest;
  const old = part.records.filter(isOld);
  if (old.length === 0) return part;
  await giveUp({ ...part, records: old }, 'RecordAgeExceeded', undefined, work);
  return { ...part, records: part.records.slice(old.length) };
}

/** One invocation; gives the parts that are yet to be worked on. */
async function attempt(part: Part, work: BatchWork): Promise<readonly Part[] | 'stopped'> {
  const invocation = await invokeOnceFree(part.records, work);
  if (invocation === undefined) return 'stopped';
  const undone = firstFailed(invocation, part.records, work.mapping);
  if (undone === part.records.length) return [];
  // A function that got further is not the one that fails on the same record again and again.
  const failures = undone > 0 ? 0 : part.failures;
  const rest: Part = {
    records: part.records.slice(undone),
    failures,
    invocations: part.invocations + 1,
  };
  return afterFailure(rest, invocation, work);
}

async function afterFailure(
  rest: Part,
  invocation: Invocation,
  work: BatchWork,
): Promise<readonly Part[] | 'stopped'> {
  const { mapping, stopping } = work;
  // Halves do not count against the retries.
  if (mapping.bisects && rest.records.length > 1) return halves(rest);
  if (rest.failures >= mapping.maxRetries) {
    await giveUp(rest, 'RetryAttemptsExhausted', invocation, work);
    return [];
  }
  await pause(Math.min(FIRST_PAUSE_MS * 2 ** rest.failures, LONGEST_PAUSE_MS), stopping);
  return stopping.aborted ? 'stopped' : [{ ...rest, failures: rest.failures + 1 }];
}

function halves(part: Part): Part[] {
  const middle = Math.ceil(part.records.length / 2);
  return [part.records.slice(0, middle), part.records.slice(middle)].map((records) => ({
    ...part,
    records,
  }));
}

/** Where to go on: behind all of them, or at the first one that failed, since a stream is worked on in order. */
function firstFailed(invocation: Invocation, records: readonly StreamRecord[], mapping: StreamMapping) {
  const ids = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const outcome = batchOutcomeOf(invocation, ids, mapping.reportsItemFailures);
  if (outcome === 'all failed') return 0;
  const first = ids.findIndex((id) => outcome.failedIds.has(id));
  return first < 0 ? records.length : first;
}

/** Refusals are no failures of the records. Undefined after a stop. */
async function invokeOnceFree(
  records: readonly StreamRecord[],
  { mapping, functions, stopping, warn }: BatchWork,
): Promise<Invocation | undefined> {
  const Records = records.map((record) => ({ ...record, eventSourceARN: mapping.streamArn }));
  const payload = JSON.stringify({ Records });
  while (!stopping.aborted) {
    try {
      const invocation = await functions.invoke(mapping.functionName, mapping.region, payload);
      // What a stop ends is no failure of the records either.
      return stopping.aborted && invocation.functionError !== undefined ? undefined : invocation;
    } catch (error) {
      warn(String(error));
    }
    await pause(REFUSED_PAUSE_MS, stopping);
  }
  return undefined;
}

async function giveUp(
  { records, invocations }: Part,
  condition: GivenUpBatch['condition'],
  last: Invocation | undefined,
  { mapping, backplane, stopping, shardId, warn }: BatchWork,
): Promise<void> {
  warn(`${condition}: gave up ${records.length} records from ${records[0]?.dynamodb.SequenceNumber} on`);
  const batch = { records, shardId: shardId(), condition, invocations, last };
  for (let report = 1; report <= MOST_REPORTS && !stopping.aborted; report++) {
    try {
      return await reportFailure(batch, mapping, backplane);
    } catch (error) {
      warn(String(error));
    }
    await pause(REFUSED_PAUSE_MS, stopping);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
}
