import { SPIKE } from '../../../bench/load/plan/scenarios.ts';
import { eventsIn, steady } from '../../../bench/plan/arrivals.ts';
import { ALONE, requirePlayableUsers, settingsOf } from '../../../bench/plan/plan-size.ts';
import { playSettings } from '../../../bench/plan/settings.ts';
import { spikeRate } from '../../../bench/plan/spike.ts';
import { spikesOf } from '../../../bench/plan/spikes.ts';
import type { Traffic } from '../../../bench/plan/traffic.ts';
import { COUNTED, DEPLOYMENT, TRAFFIC } from './examples.ts';

const require = (users: number, traffic: Partial<Traffic> = {}) =>
  requirePlayableUsers(users, { traffic: { ...TRAFFIC, ...traffic }, deployment: DEPLOYMENT });

test('a rate brings what its ramp and its hold do', () => {
  const spike = { fromPerSecond: 10, toPerSecond: 500, rampMs: 30_000, holdMs: 60_000 };
  expect(eventsIn(spike)).toBeCloseTo(3_757.6 + 30_000, 0);
  expect(eventsIn(steady(50, 60_000))).toBe(3_000);
});

test('more users than can be played are refused with a sentence', () => {
  expect(() => require(5e8)).not.toThrow();
  expect(() => require(1e9)).toThrow(
    '1,000,000,000 users write 13,020,834 events into one queue in 300 s; a plan plays at most 10,000,000. Plan fewer users or requests.',
  );
});

test('what answers bring along counts too, in the minute that is played of them', () => {
  // Of 578,704 requests a second in three regions, nine in ten are questions, with an answer each.
  const talking = { aiShare: 0.9, messageShare: 0, patchShare: 0.0001, requestsPerActiveDay: 250 };
  expect(() => require(1e9, talking)).toThrow('write 20,833,334 events into one queue in 60 s');
  expect(() => require(1e9, { ...talking, aiShare: 0.4 })).not.toThrow();
});

test('nothing is played that brings more, whoever asks', () => {
  const play = (perSecond: number) =>
    playSettings(settingsOf('interactive', DEPLOYMENT), { rate: steady(perSecond, 60_000), burst: ALONE }, [
      COUNTED.message,
    ]);
  expect(() => play(Number.POSITIVE_INFINITY)).toThrow('a plan plays at most 10,000,000');
  expect(() => play(166_667)).toThrow('a plan plays at most 10,000,000');
});

test('the spike is that of the load scenario, for as many users as are planned', () => {
  const traffic = { ...TRAFFIC, busiestRegionShare: 1, patchShare: 0.5 };
  const asked = { users: 2 * SPIKE.users, queue: 'bulk', throttled: false } as const;
  const [ramp, height] = SPIKE.phases;
  expect(spikeRate(asked, { traffic, deployment: DEPLOYMENT })).toEqual({
    fromPerSecond: ramp.fromRps,
    toPerSecond: height.toRps,
    rampMs: ramp.seconds * 1_000,
    holdMs: height.seconds * 1_000,
  });
});

test('a spike that brings more is left out, and named', () => {
  const input = { traffic: TRAFFIC, deployment: DEPLOYMENT, counted: COUNTED };
  const { spikes, spikesLeftOut } = spikesOf(input, 30_000);
  expect(spikes.map(({ users, queue, throttled }) => [users, queue, throttled])).toEqual([
    [10_000, 'bulk', true],
    [10_000, 'interactive', true],
    [1_000_000, 'bulk', true],
    [10_000_000, 'bulk', true],
  ]);
  expect(spikesLeftOut.filter(({ users }) => users === 1_000_000)).toEqual([
    { users: 1_000_000, queue: 'bulk', throttled: false },
    { users: 1_000_000, queue: 'bulk', throttled: false, consumers: expect.any(Number) },
    { users: 1_000_000, queue: 'interactive', throttled: true },
    { users: 1_000_000, queue: 'interactive', throttled: false },
    { users: 1_000_000, queue: 'interactive', throttled: false, consumers: expect.any(Number) },
  ]);
});
