import { capacityOf } from '../../../bench/plan/capacity.ts';
import { planSize } from '../../../bench/plan/plan-size.ts';
import { loadOf } from '../../../bench/plan/traffic.ts';
import { COUNTED, DEPLOYMENT, TRAFFIC } from './examples.ts';

function capacity(users: number) {
  return capacityOf({
    load: loadOf(users, TRAFFIC),
    traffic: TRAFFIC,
    deployment: DEPLOYMENT,
    counted: COUNTED,
    writeUnits: { patch: 2, message: 2 },
    mostPerSecond: { bulk: 300, interactive: 200 },
  });
}

const need = (users: number, wanted: string) => capacity(users).needs.find(({ what }) => what === wanted);

test('the busiest second of 8.64 million users is what the arithmetic says', () => {
  // 1,728,000 come a day with 50 requests: 1,000 a second, 5,000 at the peak, 2,500 in the busiest region.
  const { needs, ...sizes } = capacity(8_640_000);
  expect(need(8_640_000, 'throttle of the API')?.used).toBeCloseTo(2_500);
  // 30 % write, 10 ms each; 70 % read, 15 ms each.
  expect(need(8_640_000, 'environments of accept')?.used).toBeCloseTo(7.5);
  expect(need(8_640_000, 'environments of read')?.used).toBeCloseTo(26.25);
  expect(sizes.writeUnitsPerSecond).toBeCloseTo(3_000);
  expect(sizes.shards).toBe(1);
  expect(sizes.consumers).toEqual({ bulk: 3, interactive: 10 });
  // Four refreshes an hour online: 1,728,000 × 4 / 86,400 × 5.
  expect(need(8_640_000, 'Cognito')?.used).toBeCloseTo(400);
  expect(needs[0]?.what).toBe('Cognito');
});

test('what breaks does so at the same number of users, whoever asks', () => {
  const breaks = (users: number) =>
    capacity(users).needs.map(({ what, breaksAtUsers }) => [what, Math.round(breaksAtUsers)]);
  expect(breaks(1_000)).toEqual(breaks(5_000_000));
  expect(need(1_000, 'throttle of the API')?.breaksAtUsers).toBeCloseTo(6_912_000);
});

test('more users never need less, nor wait shorter at the peak', () => {
  const input = { traffic: TRAFFIC, deployment: DEPLOYMENT, counted: COUNTED };
  const plans = [1_000, 100_000, 5_000_000].map((users) => planSize(users, input));
  for (const [at, plan] of plans.entries()) {
    const before = plans[at - 1];
    if (before === undefined) continue;
    expect(plan.runningDollars).toBeGreaterThan(before.runningDollars);
    expect(plan.runningDollars / plan.load.users).toBeLessThan(before.runningDollars / before.load.users);
    expect(plan.capacity.lambdaConcurrency).toBeGreaterThan(before.capacity.lambdaConcurrency);
    expect(plan.peakP95Ms).toBeGreaterThanOrEqual(before.peakP95Ms - 50);
  }
});
