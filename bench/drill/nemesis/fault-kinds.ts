import type { Faults } from '../../../local/faults/faults.ts';

/** What one fault changes. */
export type Subset = { readonly [Name in keyof Faults]?: Partial<Faults[Name]> | Faults[Name] };

/** Chooses one form of a fault. `random` gives numbers from 0 to 1. */
export type Choose = (random: () => number, regions: readonly string[]) => Subset;

/** Every kind of fault that the nemesis knows, by the name that `--faults` takes. */
export const FAULT_KINDS: Readonly<Record<string, Choose>> = {
  lag: (random) => ({ replication: { lagMs: [between(random, 50, 400), between(random, 500, 3_000)] } }),
  'one-way-lag': (random, regions) => ({
    replication: { links: { [pairOf(random, regions).join('>')]: [1_000, between(random, 1_500, 4_000)] } },
  }),
  reorder: () => ({ replication: { reorder: true } }),
  partition: (random, regions) => ({ replication: { partitions: [pairOf(random, regions)] } }),
  'region-down': (random, regions) => ({ regions: { [pick(random, regions)]: 'down' } }),
  crash: (random) => ({ lambda: { crash: crashOf(pick(random, VICTIMS), random) } }),
  'crash-before': (random) => ({ lambda: { crashBefore: { apply: crashPoint(random) } } }),
  'crash-during': (random) => ({ lambda: { crashDuring: { apply: crashPoint(random) } } }),
  'crash-after': (random) => ({ lambda: { crashAfter: { apply: crashPoint(random) } } }),
  cold: (random) => ({ lambda: { coldStart: { '*': part(random, 0.002, 0.01) } } }),
  slow: (random) => ({ lambda: { slowMs: { [pick(random, VICTIMS)]: between(random, 50, 800) } } }),
  sqs: (random) => ({
    sqs: {
      duplicate: part(random, 0.05, 0.3),
      reorder: true,
      delayMs: between(random, 0, 800),
      lost: part(random, 0, 0.03),
    },
  }),
  throttle: (random) => ({
    throttle: {
      dynamodb: part(random, 0.01, 0.1),
      kinesis: part(random, 0.05, 0.6),
      sqs: part(random, 0.01, 0.05),
    },
  }),
  // A stream that takes nothing for longer than anybody tries within one invocation.
  'kinesis-out': () => ({ throttle: { kinesis: 1 } }),
  partial: (random) => ({
    partial: {
      kinesis: part(random, 0.05, 0.5),
      batchWrite: part(random, 0.05, 0.3),
      batchGet: part(random, 0.05, 0.3),
      sqs: part(random, 0.05, 0.2),
    },
  }),
  model: (random) => ({
    bedrock: {
      throttle: part(random, 0, 0.2),
      notReady: part(random, 0, 0.1),
      unavailable: part(random, 0, 0.1),
      midStreamError: part(random, 0.05, 0.3),
      cut: part(random, 0.05, 0.4),
      filter: part(random, 0, 0.1),
      splitFrames: random() < 0.5,
    },
  }),
  clock: (random, regions) => ({ clock: { [pick(random, regions)]: between(random, -4_000, 4_000) } }),
  'key-value-store': (random) => ({
    keyValueStore: random() < 0.5 ? 'fail' : { slowMs: between(random, 100, 1_000) },
  }),
};

const VICTIMS = ['accept', 'apply', 'read', 'bury'];
const CALLS = ['PutItem', 'BatchWriteItem', 'UpdateItem', 'PutRecords', 'Query'];

/** What works on one request at a time dies seldom: each death costs a cold start, and there are thousands. */
function crashOf(victim: string, random: () => number): Record<string, number> {
  const isPerRequest = victim === 'accept' || victim === 'read';
  return { [victim]: isPerRequest ? part(random, 0.002, 0.01) : part(random, 0.05, 0.25) };
}

/** At any of the calls that apply makes for a batch, or mostly at one of them. */
function crashPoint(random: () => number): { operation: string; probability: number } {
  return random() < 0.6
    ? { operation: '*', probability: part(random, 0.02, 0.08) }
    : { operation: pick(random, CALLS), probability: part(random, 0.1, 0.4) };
}

function pairOf(random: () => number, regions: readonly string[]): [string, string] {
  const first = pick(random, regions);
  const others = regions.filter((region) => region !== first);
  return [first, pick(random, others)];
}

function pick<T>(random: () => number, things: readonly T[]): T {
  return things[Math.floor(random() * things.length)] as T;
}

function between(random: () => number, least: number, most: number): number {
  return Math.round(least + random() * (most - least));
}

function part(random: () => number, least: number, most: number): number {
  return Math.round((least + random() * (most - least)) * 1_000) / 1_000;
}
