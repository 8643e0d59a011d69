import type { FunctionName } from '../../../lambdas/contract/names.ts';
import { type Dice, pick, rarely } from './dice.ts';

interface Victim {
  /** AWS operations around which it dies, of those that it makes again and again. */
  readonly operations: readonly string[];
  /** Whether it makes thousands of calls; then it dies seldom, since each death costs a cold start. */
  readonly isBusy: boolean;
}

/** Functions that the nemesis ends and slows. bury has a kind of fault for itself: without it, it has nothing to do. */
export const VICTIMS = {
  accept: { operations: ['Query', 'SendMessage', 'SendMessageBatch'], isBusy: true },
  apply: { operations: ['PutItem', 'BatchWriteItem', 'Query', 'PutRecords'], isBusy: false },
  read: { operations: ['GetItem', 'BatchGetItem', 'Query'], isBusy: true },
  relay: { operations: ['Query', 'Publish'], isBusy: true },
  ask: { operations: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'SendMessage'], isBusy: false },
  answer: { operations: ['ConverseStream', 'PutItem', 'UpdateItem', 'Query', 'SendMessage'], isBusy: false },
  watch: { operations: ['Query', 'PutItem', 'GetKey', 'PutKey'], isBusy: false },
  bury: { operations: ['PutItem', 'Query'], isBusy: false },
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
  return VICTIMS[victim].isBusy ? rarely(dice, 0.005, 0.02) : rarely(dice, 0.05, 0.25);
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

/** At any of the calls that a function makes, or mostly at one of them. */
export function crashPoint(dice: Dice, victim: VictimName): Point {
  const { operations, isBusy } = VICTIMS[victim];
  if (dice.random() < 0.6) {
    const probability = isBusy ? rarely(dice, 0.001, 0.004) : rarely(dice, 0.02, 0.08);
    return { operation: '*', probability };
  }
  const probability = isBusy ? rarely(dice, 0.005, 0.02) : rarely(dice, 0.1, 0.4);
  return { operation: pick(dice, operations), probability };
}
