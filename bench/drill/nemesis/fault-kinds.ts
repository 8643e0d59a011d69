import type { Faults } from '../../../local/faults/faults.ts';
import { between, type Dice, pairOf, part, partitionsOf, pick, rarely } from './dice.ts';
import { crashPoint, crashPoints, deaths, toOne } from './victims.ts';

/** What one fault changes. */
export type Subset = { readonly [Name in keyof Faults]?: Partial<Faults[Name]> | Faults[Name] };

/** The kind of fault that dead letters are sent for. */
export const POISON = 'poison';
const CRASHES = ['crashBefore', 'crashDuring', 'crashAfter'] as const;

/** Chooses one form of a fault. */
export type Choose = (dice: Dice) => Subset;

/** Every kind of fault that the nemesis knows, by the name that `--faults` takes. */
export const FAULT_KINDS: Readonly<Record<string, Choose>> = {
  lag: (dice) => ({ replication: { lagMs: [between(dice, 50, 400), between(dice, 500, 3_000)] } }),
  'one-way-lag': (dice) => ({
    replication: { links: { [pairOf(dice).join('>')]: [1_000, between(dice, 1_500, 4_000)] } },
  }),
  reorder: () => ({ replication: { reorder: true } }),
  partition: (dice) => ({ replication: { partitions: partitionsOf(dice) } }),
  'region-down': (dice) => ({ regions: { [pick(dice, dice.regions)]: 'down' } }),
  crash: (dice) => ({ lambda: { crash: deaths(dice) } }),
  'crash-before': (dice) => ({ lambda: { crashBefore: crashPoints(dice) } }),
  'crash-during': (dice) => ({ lambda: { crashDuring: crashPoints(dice) } }),
  'crash-after': (dice) => ({ lambda: { crashAfter: crashPoints(dice) } }),
  cold: (dice) => ({ lambda: { coldStart: { '*': rarely(dice, 0.005, 0.03) } } }),
  slow: (dice) => ({ lambda: { slowMs: toOne(dice, () => between(dice, 50, 800)) } }),
  // Letters that nobody can read come with it: poison.ts.
  [POISON]: (dice) => ({ lambda: { [pick(dice, CRASHES)]: { bury: crashPoint(dice, 'bury') } } }),
  sqs: (dice) => ({
    sqs: {
      duplicate: part(dice, 0.05, 0.3),
      reorder: true,
      delayMs: between(dice, 0, 800),
      lost: rarely(dice, 0.005, 0.03),
    },
  }),
  throttle: (dice) => ({
    throttle: {
      dynamodb: part(dice, 0.01, 0.1),
      kinesis: part(dice, 0.05, 0.6),
      sqs: part(dice, 0.01, 0.05),
    },
  }),
  // A stream that takes nothing for longer than anybody tries within one invocation.
  'kinesis-out': () => ({ throttle: { kinesis: 1 } }),
  partial: (dice) => ({
    partial: {
      kinesis: part(dice, 0.05, 0.5),
      batchWrite: part(dice, 0.05, 0.3),
      batchGet: part(dice, 0.05, 0.3),
      sqs: part(dice, 0.05, 0.2),
    },
  }),
  model: (dice) => ({
    bedrock: {
      throttle: rarely(dice, 0.01, 0.2),
      notReady: rarely(dice, 0.01, 0.1),
      unavailable: rarely(dice, 0.01, 0.1),
      midStreamError: rarely(dice, 0.05, 0.3),
      cut: rarely(dice, 0.05, 0.4),
      filter: rarely(dice, 0.01, 0.1),
      splitFrames: dice.random() < 0.5,
    },
  }),
  clock: (dice) => ({ clock: { [pick(dice, dice.regions)]: between(dice, -4_000, 4_000) } }),
  'key-value-store': (dice) => ({
    keyValueStore: dice.random() < 0.5 ? 'fail' : { slowMs: between(dice, 100, 1_000) },
  }),
};
