import type { CommitCost } from './commit-cost.ts';
import { MIB_PER_VCPU } from './prices.ts';

/** What services take to answer within a region: the same that `npm run bench` injects. Nobody measured them on AWS. */
export const LATENCY_MS = { sqs: 6, dynamodb: 5, kinesis: 12 } as const;

/** Sessions that apply works on at once: lambdas/apply/consume.ts. */
const SESSIONS_AT_ONCE = 16;
/** PutRecords takes so many: lambdas/apply/kinesis-publisher.ts. */
const RECORDS_PER_CALL = 500;
/** Lambda's own part of an invocation; assumed. */
const OVERHEAD_MS = 6;

/** Calls of the tables that wait for each other: the lanes are read together, then come the writes. */
export const ROUNDS = { patches: 2, messages: 3 } as const;

/** The cost of a commit of so many events: straight lines between what was counted, and on past the last. */
export function commitOf(counted: readonly CommitCost[], events: number): CommitCost {
  const after = counted.findIndex((cost) => cost.events >= events);
  const upper = counted[after === -1 ? counted.length - 1 : after];
  const lower = counted[after === -1 ? counted.length - 2 : after - 1];
  if (upper === undefined) throw new Error('No commit was counted; run countCalls first.');
  if (lower === undefined || upper.events === events) return { ...upper, events };
  const along = (events - lower.events) / (upper.events - lower.events);
  const between = (of: keyof CommitCost) => lower[of] + along * (upper[of] - lower[of]);
  return {
    events,
    writeUnits: between('writeUnits'),
    writtenBytes: between('writtenBytes'),
    storedBytes: between('storedBytes'),
    readUnits: between('readUnits'),
    streamBytes: between('streamBytes'),
    calls: between('calls'),
    cpuMs: between('cpuMs'),
  };
}

/**
 * Milliseconds that Lambda would need for one batch: CPU as it was measured here, spread over the part of a vCPU that
 * comes with the memory, plus waiting for tables and stream. An upper bound, since waiting and computing overlap.
 */
export function serviceTime(counted: readonly CommitCost[], memoryMib: number, rounds: number) {
  const vcpu = Math.min(1, memoryMib / MIB_PER_VCPU);
  return (events: number, sessions: number): number => {
    const cpuMs = (commitOf(counted, events / sessions).cpuMs * sessions) / vcpu;
    const tablesMs = Math.ceil(sessions / SESSIONS_AT_ONCE) * rounds * LATENCY_MS.dynamodb;
    return OVERHEAD_MS + cpuMs + tablesMs + Math.ceil(events / RECORDS_PER_CALL) * LATENCY_MS.kinesis;
  };
}
