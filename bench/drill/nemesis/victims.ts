import type { FunctionName } from '../../../lambdas/contract/names.ts';
import { type Dice, pick, rarely } from './dice.ts';

/**
 * How much a function does, which says how seldom it has to die. `many`: thousands of events, each death of which costs
 * a cold start. `batches`: events that grow to hundreds of calls in a drill of minutes, and come back whole where it
 * dies; if nearly all did, nothing would be done before the fault is over. `few`: neither.
 */
type Pace = 'many' | 'batches' | 'few';

interface Victim {
  /** AWS operations around which it dies, of those that it makes again and again. */
  readonly operations: readonly string[];
  readonly pace: Pace;
}

/** Functions that the nemesis ends and slows. bury has a kind of fault for itself: without it, it has nothing to do. */
export const VICTIMS = {
  accept: { operations: ['Query', 'SendMessage', 'SendMessageBatch'], pace: 'many' },
  apply: { operations: ['PutItem', 'BatchWriteItem', 'Query', 'PutRecords'], pace: 'batches' },
  read: { operations: ['GetItem', 'BatchGetItem', 'Query'], pace: 'many' },
  relay: { operations: ['Query', 'Publish'], pace: 'many' },
  ask: { operations: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'SendMessage'], pace: 'few' },
  answer: { operations: ['ConverseStream', 'PutItem', 'UpdateItem', 'Query', 'SendMessage'], pace: 'few' },
  watch: { operations: ['Query', 'PutItem', 'GetKey', 'PutKey'], pace: 'few' },
  bury: { operations: ['PutItem', 'Query'], pace: 'few' },
} as const satisfies Partial<Record<FunctionName, Victim>>;

export type VictimName = keyof typeof VICTIMS;

/** Those that are given events again and again, however short a drill is. */
const OFTEN: readonly VictimName[] = ['accept', 'apply', 'read', 'relay'];
/** Those that work on what somebody asked. watch is given one event a minute and makes its calls for as long. */
const NOW_AND_THEN: readonly VictimName[] = ['ask', 'answer'];

/** A probability or a time by function, for one that is given enough events for the fault to strike. */
export function toOne(
  dice: Dice,
  strength: (victim: VictimName) => number,
): Readonly<Partial<Record<VictimName, number>>> {
  const name = pick(dice, dice.isBrief ? OFTEN : [...OFTEN, ...NOW_AND_THEN]);
  return { [name]: strength(name) };
}

/** Of dying of an event. */
export function deathOf(dice: Dice, victim: VictimName): number {
  return VICTIMS[victim].pace === 'many' ? rarely(dice, 0.005, 0.02) : rarely(dice, 0.05, 0.25);
}

/** Of which events apply dies, which is given some in every second, and one of the others. */
export function deaths(dice: Dice): Readonly<Partial<Record<VictimName, number>>> {
  return { ...toOne(dice, (victim) => deathOf(dice, victim)), apply: deathOf(dice, 'apply') };
}

/** Where apply dies, which everything goes through, and where one of the others does. */
export function crashPoints(dice: Dice): Readonly<Record<string, Point>> {
  const others: readonly VictimName[] = ['accept', 'read', 'relay', ...NOW_AND_THEN, 'watch'];
  const other = pick(dice, others);
  return { apply: crashPoint(dice, 'apply'), [other]: crashPoint(dice, other) };
}

interface Point {
  readonly operation: string;
  readonly probability: number;
}

type Range = readonly [least: number, most: number];

const AT_ANY_CALL: Readonly<Record<Pace, Range>> = {
  many: [0.001, 0.004],
  batches: [0.001, 0.004],
  few: [0.02, 0.08],
};
const AT_ONE_CALL: Readonly<Record<Pace, Range>> = {
  many: [0.005, 0.02],
  batches: [0.003, 0.012],
  few: [0.1, 0.4],
};

/** At any of the calls that a function makes, or mostly at one of them. Within seconds no batch grows. */
export function crashPoint(dice: Dice, victim: VictimName): Point {
  const { operations, pace: usual } = VICTIMS[victim];
  const pace = dice.isBrief && usual === 'batches' ? 'few' : usual;
  if (dice.random() < 0.6) return { operation: '*', probability: rarely(dice, ...AT_ANY_CALL[pace]) };
  return { probability: rarely(dice, ...AT_ONE_CALL[pace]), operation: pick(dice, operations) };
}
