import { capacityOf } from '../../../bench/plan/capacity.ts';
import type { Flow } from '../../../bench/plan/flows.ts';
import { planSize } from '../../../bench/plan/plan-size.ts';
import { loadOf, type Traffic } from '../../../bench/plan/traffic.ts';
import { COUNTED, DEPLOYMENT, TRAFFIC } from './examples.ts';

const FLOW: Flow = {
  cost: { queue: 1, lambda: 1, writes: 1, reads: 1, stream: 1, transfer: 1 },
  commits: 1,
  batches: 1,
  storedBytes: 600,
  streamBytes: 1_024,
};

function capacity(users: number, traffic = TRAFFIC) {
  return capacityOf({
    load: loadOf(users, traffic),
    traffic,
    deployment: DEPLOYMENT,
    counted: COUNTED,
    flows: { patches: FLOW, messages: FLOW, answers: FLOW },
    writeUnits: { patches: 2, messages: 2, answers: 3 },
    mostPerSecond: { bulk: 300, interactive: 300 },
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
  // 750 patches and 750 messages a second, and 500 answers.
  expect(sizes.writeUnitsPerSecond).toBeCloseTo(4_500);
  // 1,750 reads of 9 units; one for half of the 2,500 requests, whose callers are no owners; one for each of all
  // regions' 2,000 commits; two for each of the region's own 375 patches, 375 messages and 250 answers.
  expect(sizes.readUnitsPerSecond).toBeCloseTo(15_750 + 1_250 + 2_000 + 2_000);
  expect(sizes.shards).toBe(2);
  expect(sizes.consumers).toEqual({ bulk: 3, interactive: 11 });
  // Four refreshes an hour online: 1,728,000 × 4 / 86,400 × 5.
  expect(need(8_640_000, 'Cognito')?.used).toBeCloseTo(400);
  expect(needs[0]?.what).toBe('answers of swift');
});

test('the functions that need more consumers than there are count with those that they need', () => {
  // 7.5 of accept, 26.25 of read, 75 of ask, 125 of answer, 36.91 of relay and 2.25 of authorize, as below; of apply
  // 3 + 11, where 2 + 5 are configured.
  expect(capacity(8_640_000).lambdaConcurrency).toBeCloseTo(272.91 + 14, 1);
});

test('questions use up models and environments as the arithmetic says', () => {
  const users = 8_640_000;
  // 250 a second in the busiest region, half of which reach a model: nine in ten swift, the others clever.
  expect(capacity(users).questionsPerSecond).toBeCloseTo(125);
  expect(need(users, 'requests of swift')).toMatchObject({
    used: expect.closeTo(112.5 * 60),
    most: 2_000,
    whose: 'AWS, as configured',
  });
  expect(need(users, 'requests of clever')?.used).toBeCloseTo(12.5 * 60);
  expect(need(users, 'tokens of clever')?.used).toBeCloseTo(12.5 * 60 * 1_000);
  // Each takes five seconds; ten environments of five answer for swift.
  expect(need(users, 'answers of swift')).toMatchObject({ used: expect.closeTo(562.5), most: 50 });
  expect(need(users, 'environments of answer')).toMatchObject({ used: expect.closeTo(125), most: 64 });
  // Two inboxes hear 50.5 pieces of a question on average, and each event of half of 2,000 a second.
  expect(need(users, 'IoT messages')?.used).toBeCloseTo((250 * 50.5 + 1_000) * 2);
});

test('functions without a reservation share what reservations leave of the account', () => {
  const users = 8_640_000;
  // 200 + 64 + 20 + 20 + 300 + 1 of a thousand are reserved. 250 questions of 300 ms; 2,000 commits of 18.46 ms;
  // 1,728,000 / 86,400 × 5 / 2 connect and twelve times as many are judged anew, 3.46 ms each.
  expect(need(users, 'environments of ask, authorize, relay')).toMatchObject({
    used: expect.closeTo(75 + 36.91 + 650 * 0.003_455, 1),
    most: 395,
    whose: 'AWS',
  });
});

test('the less the cache answers and the harder questions are, the sooner a model breaks', () => {
  const breaksAt = (what: string, traffic: Partial<Traffic>) =>
    capacity(1_000, { ...TRAFFIC, ...traffic }).needs.find((one) => one.what === what)?.breaksAtUsers;
  // Nothing cached, all hard: 28.94 questions a second of a million users, of which clever takes 250 a minute.
  expect(breaksAt('requests of clever', { cachedShare: 0, hardShare: 1 })).toBeCloseTo(144_000, -1);
  expect(breaksAt('requests of clever', { cachedShare: 0.5, hardShare: 1 })).toBeCloseTo(288_000, -1);
  expect(breaksAt('requests of swift', { hardShare: 1 })).toBe(Number.POSITIVE_INFINITY);
});

test('what breaks does so at the same number of users, whoever asks', () => {
  const breaks = (users: number) =>
    Object.fromEntries(capacity(users).needs.map((one) => [one.what, Math.round(one.breaksAtUsers)]));
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
