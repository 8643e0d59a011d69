import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultWindow } from '../../../bench/drill/nemesis/fault-plan.ts';
import { rage } from '../../../bench/drill/nemesis/rage.ts';
import { NO_FAULTS } from '../../../local/faults/faults.ts';

const SLOW = { kind: 'slow', fromMs: 50, toMs: 150, faults: { lambda: { slowMs: { apply: 9 } } } };

it('puts faults in force and lifts them in time, and says when the last was lifted, whoever still waits', async () => {
  const beganAt = performance.now();
  const now = () => performance.now() - beganAt;
  const put: [atMs: number, subset: unknown][] = [];
  const cloud = {
    faults: async (subset?: object) => {
      put.push([now(), subset]);
      await sleep(20);
      return NO_FAULTS;
    },
  };
  const client = sleep(600);
  const raging = rage(cloud, [SLOW as FaultWindow], { seed: 7, now, untilMs: 300 });
  const [{ healedMs, healedAt }] = await Promise.all([raging, client]);
  expect(put.map(([, subset]) => subset)).toEqual([
    { seed: 7 },
    expect.objectContaining({ lambda: expect.objectContaining({ slowMs: { apply: 9 } }) }),
    expect.objectContaining({ lambda: expect.objectContaining({ slowMs: {} }) }),
    undefined,
  ]);
  expect(put[1]?.[0]).toBeGreaterThanOrEqual(49);
  expect(put[2]?.[0]).toBeGreaterThanOrEqual(149);
  expect(healedMs).toBeGreaterThanOrEqual(319);
  expect(healedMs).toBeLessThan(550);
  expect(Date.now() - healedAt).toBeGreaterThan(100);
});
