import { FAULT_KINDS, POISON } from '../../../bench/drill/nemesis/fault-kinds.ts';
import { faultPlan, faultsAt, turningPoints } from '../../../bench/drill/nemesis/fault-plan.ts';
import { FUNCTIONS } from '../../../lambdas/contract/names.ts';
import { dynamoOperations } from '../../../local/engines/dynamodb/dynamo-operations.ts';
import { OPERATIONS as IOT } from '../../../local/engines/iot/data-plane.ts';
import { OPERATIONS as KEY_VALUES } from '../../../local/engines/key-value-store/operations.ts';
import { OPERATIONS as KINESIS } from '../../../local/engines/kinesis/operations.ts';
import { OPERATIONS as SQS } from '../../../local/engines/sqs/operations.ts';
import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import { NO_FAULTS } from '../../../local/faults/faults.ts';
import { REGIONS } from './commits.ts';

const KINDS = Object.keys(FAULT_KINDS);
const OPTIONS = { seed: 7, minutes: 5, kinds: KINDS, regions: REGIONS };
const plan = faultPlan(OPTIONS);
const { seed: _, ...none } = NO_FAULTS;
const operations = [dynamoOperations, SQS, KINESIS, IOT, KEY_VALUES]
  .flatMap(Object.keys)
  .concat('ConverseStream');

it('follows from its seed', () => {
  expect(faultPlan(OPTIONS)).toEqual(plan);
  expect(faultPlan({ ...OPTIONS, seed: 8 })).not.toEqual(plan);
});

it('plans each kind as if it were alone', () => {
  for (const kind of KINDS) {
    expect(faultPlan({ ...OPTIONS, kinds: [kind] })).toEqual(plan.filter((window) => window.kind === kind));
  }
});

it.each([0.2, 1, 5])('strikes with every kind within %d minutes', (minutes) => {
  const kinds = faultPlan({ ...OPTIONS, minutes }).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(KINDS));
});

it('heals before the end', () => {
  expect(plan.every(({ fromMs, toMs }) => fromMs < toMs && toMs <= 300_000)).toBe(true);
  expect(faultsAt(plan, 300_000)).toEqual(none);
});

it('keeps what else is in force when one fault comes or goes', () => {
  const [one, other] = [
    { kind: 'lag', fromMs: 0, toMs: 10, faults: { replication: { lagMs: [1, 2] as const } } },
    { kind: 'reorder', fromMs: 5, toMs: 20, faults: { replication: { reorder: true } } },
  ];
  expect(turningPoints([one, other])).toEqual([0, 5, 10, 20]);
  expect(faultsAt([one, other], 7).replication).toMatchObject({ lagMs: [1, 2], reorder: true });
  expect(faultsAt([one, other], 12).replication).toMatchObject({
    lagMs: none.replication.lagMs,
    reorder: true,
  });
});

it('parts one pair, or cuts a region off from both others', () => {
  const partitions = faultPlan({ ...OPTIONS, minutes: 60, kinds: ['partition'] }).map(({ faults }) => {
    return (faults.replication as { partitions: [string, string][] }).partitions;
  });
  const alone = partitions.filter((pairs) => pairs.length === 2);
  expect(alone.length).toBeGreaterThan(partitions.length / 5);
  expect(alone.length).toBeLessThan(partitions.length / 2);
  for (const [[one, other] = [], [same, another] = []] of alone) {
    expect(new Set([one, other, another])).toEqual(new Set(REGIONS));
    expect(one).toBe(same);
  }
});

it.each([0.2, 5])(
  'lets models fail from the first and for most of %d minutes, since so few ask them',
  (minutes) => {
    const windows = faultPlan({ ...OPTIONS, minutes, kinds: ['model'] });
    const inForceMs = windows.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    expect(windows[0]?.fromMs).toBe(0);
    expect(inForceMs).toBeGreaterThan(minutes * 60_000 * 0.55);
  },
);

it('lets letters come with what ends their reader', () => {
  const windows = plan.filter(({ kind }) => kind === POISON);
  const dying = windows.map(({ faults }) => Object.values(faults.lambda ?? {}).flatMap(Object.keys));
  expect(dying).toEqual(windows.map(() => ['bury']));
});

it('asks for nothing that the local cloud would refuse', () => {
  for (const seed of [1, 2, 3]) {
    const some = faultPlan({ ...OPTIONS, seed });
    for (const point of turningPoints(some)) {
      const board = createFaultBoard();
      const functions = FUNCTIONS.map((fn) => `meridian-${fn}`);
      board.know({ regions: REGIONS, functions, operations, mayCall: () => true });
      expect(board.change(faultsAt(some, point))).toMatchObject(faultsAt(some, point));
    }
  }
});
