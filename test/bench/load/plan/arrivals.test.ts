import * as fc from 'fast-check';
import { arrivalsOf, requestsOf, secondsAt } from '../../../../bench/load/plan/arrivals.ts';
import { hold, type Phase } from '../../../../bench/load/plan/scenario.ts';
import { seededRandom } from '../../../../local/engines/dynamodb/seeded-random.ts';

const SPIKE_RAMP: Phase = { name: 'ramp', seconds: 30, fromRps: 10, toRps: 500 };
const phases = fc.record({
  name: fc.constant('ramp' as const),
  seconds: fc.double({ min: 1, max: 20, noNaN: true }),
  fromRps: fc.integer({ min: 1, max: 100 }),
  toRps: fc.integer({ min: 1, max: 400 }),
});

describe('arrivals', () => {
  it('are as many on the ramps as the integral says: 3,757 to the spike, 11,725 to the peak', () => {
    expect(arrivalsOf([SPIKE_RAMP])).toHaveLength(3_757);
    expect(arrivalsOf([{ name: 'ramp', seconds: 300, fromRps: 10, toRps: 100 }])).toHaveLength(11_725);
  });

  it('are evenly apart where the rate holds', () => {
    expect(arrivalsOf([hold(20, 0.25)]).map(({ atMs }) => atMs)).toEqual([0, 50, 100, 150, 200]);
  });

  it('have the exponential rate at every moment of a ramp', () => {
    const arrivals = arrivalsOf([SPIKE_RAMP]).map(({ atMs }) => atMs);
    for (const second of [5, 15, 25]) {
      const within = arrivals.filter((at) => Math.abs(at - second * 1_000) < 500).length;
      const wanted = 10 * 50 ** (second / 30);
      expect(Math.abs(within - wanted)).toBeLessThanOrEqual(1 + wanted * 0.02);
    }
  });

  it('invert the count exactly: the rate, integrated up to the n-th arrival, is n', () => {
    fc.assert(
      fc.property(phases, fc.double({ min: 0, max: 1, noNaN: true }), (phase, part) => {
        const { fromRps, toRps, seconds } = phase;
        const count = part * requestsOf(phase);
        const at = secondsAt(phase, count);
        const upTo = { ...phase, seconds: at, toRps: fromRps * (toRps / fromRps) ** (at / seconds) };
        expect(at === 0 ? 0 : requestsOf(upTo)).toBeCloseTo(count, 4);
      }),
    );
  });

  it('stay in order and within their phase', () => {
    fc.assert(
      fc.property(fc.array(phases, { minLength: 1, maxLength: 3 }), fc.boolean(), (load, isPoisson) => {
        const arrivals = arrivalsOf(load, isPoisson ? seededRandom(1, 'gaps') : undefined);
        const times = arrivals.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const ends = load.map((_, at) =>
          load.slice(0, at + 1).reduce((sum, { seconds }) => sum + seconds, 0),
        );
        expect(arrivals.every(({ atMs, phase }) => atMs <= (ends[phase] as number) * 1_000 + 1e-6)).toBe(
          true,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('come as a Poisson process from a seed: as many on average, gaps as scattered as they are long', () => {
    const load = [hold(100, 100)];
    const arrivals = arrivalsOf(load, seededRandom(7, 'gaps'));
    expect(arrivals).toEqual(arrivalsOf(load, seededRandom(7, 'gaps')));
    expect(Math.abs(arrivals.length - 10_000)).toBeLessThan(400);
    const gaps = arrivals.slice(1).map(({ atMs }, at) => atMs - (arrivals[at]?.atMs ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(deviation / mean).toBeGreaterThan(0.93);
    expect(deviation / mean).toBeLessThan(1.07);
  });
});
