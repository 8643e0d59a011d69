import { FAULT_KINDS } from '../../../bench/drill/nemesis/fault-kinds.ts';
import { faultPlan, faultsAt, turningPoints } from '../../../bench/drill/nemesis/fault-plan.ts';
import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import { NO_FAULTS } from '../../../local/faults/faults.ts';
import { REGIONS } from './world.ts';

const KINDS = Object.keys(FAULT_KINDS);
const OPTIONS = { seed: 7, minutes: 5, kinds: KINDS, regions: REGIONS };
const plan = faultPlan(OPTIONS);
const { seed: _, ...none } = NO_FAULTS;

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

it('asks for nothing that the local cloud would refuse', () => {
  for (const seed of [1, 2, 3]) {
    const some = faultPlan({ ...OPTIONS, seed });
    for (const point of turningPoints(some)) {
      expect(createFaultBoard().change(faultsAt(some, point))).toMatchObject(faultsAt(some, point));
    }
  }
});
