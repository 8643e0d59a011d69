import { percentile } from '../../../bench/harness/percentile.ts';
import { arrivalsOf, steady } from '../../../bench/plan/arrivals.ts';
import type { QueueModel } from '../../../bench/plan/queue-model.ts';
import { simulateQueue } from '../../../bench/plan/simulate-queue.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

const ONE_BY_ONE: QueueModel = {
  batchSize: 1,
  windowMs: 0,
  maxConcurrency: 1,
  serviceMs: () => 100,
  random: seededRandom(1, 'pollers'),
};
const ALONE = { events: 1, durationMs: 0 };

function every(stepMs: number, howMany: number, sessions = howMany) {
  return Array.from({ length: howMany }, (_, n) => ({ atMs: n * stepMs, session: n % sessions }));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('a queue, played event by event', () => {
  it('serves at once what comes slower than it works', () => {
    const run = simulateQueue(every(150, 50), ONE_BY_ONE);
    expect([...new Set(run.lagsMs)]).toEqual([100]);
    expect(run.deepest).toBe(0);
  });

  it('lets each message wait for those before it when they come twice as fast', () => {
    const run = simulateQueue(every(50, 100), ONE_BY_ONE);
    // The n-th comes after 50 n and is done after 100 (n + 1).
    expect(run.lagsMs[0]).toBe(100);
    expect(run.lagsMs[99]).toBe(5_050);
    expect(run.endMs).toBe(10_000);
    expect(run.busyMs).toBe(10_000);
  });

  it.each([
    // Erlang C on paper: ρ = 0.8, one server waits ρ/(1−ρ) = 4 services; four wait 0.5964/(4·0.2) = 0.7455.
    { servers: 1, services: 5 },
    { servers: 4, services: 1.7455 },
  ])('waits as long as M/M/$servers', ({ servers, services }) => {
    const random = seededRandom(3, 'service');
    const serviceMs = () => -100 * Math.log(1 - random());
    const arrivals = arrivalsOf(steady(8 * servers, 15_000_000 / servers), ALONE, 5);
    const run = simulateQueue(arrivals, { ...ONE_BY_ONE, maxConcurrency: servers, serviceMs });
    expect(mean(run.lagsMs) / (100 * services)).toBeCloseTo(1, 1);
  });

  it('gathers for its window and hands over what came', () => {
    const model = { ...ONE_BY_ONE, batchSize: 500, windowMs: 1_000 };
    const run = simulateQueue(every(100, 10, 2), model);
    // Ten messages of two sessions within 900 ms: one batch, closed after a second.
    expect(run).toMatchObject({ batches: 1, commits: 2, calls: 2, endMs: 1_100 });
    expect(run.lagsMs[9]).toBe(1_100);
  });

  it('does not wait for its window once the batch is full', () => {
    const run = simulateQueue(every(10, 20), { ...ONE_BY_ONE, batchSize: 20, windowMs: 1_000 });
    expect(run).toMatchObject({ batches: 1, endMs: 290, calls: 4 });
  });

  it('begins with five pollers and adds one every 200 ms while messages wait, up to the maximum', () => {
    const flood = every(0, 1_000);
    const endOf = (maxConcurrency: number) => simulateQueue(flood, { ...ONE_BY_ONE, maxConcurrency }).endMs;
    expect(endOf(5)).toBe(20_000);
    // 10 n messages a second by each: 50 + 10 per 200 ms. Σ to 1,000 is reached between the 20th and the 24th step.
    expect(endOf(1_000)).toBeGreaterThan(3_000);
    expect(endOf(1_000)).toBeLessThan(7_000);
    expect(endOf(6)).toBeGreaterThan(endOf(7));
  });

  it('loses nothing and doubles nothing', () => {
    const arrivals = [...arrivalsOf(steady(300, 20_000), { events: 8, durationMs: 10_000 }, 2)];
    const run = simulateQueue(arrivals, { ...ONE_BY_ONE, batchSize: 50, windowMs: 500, maxConcurrency: 3 });
    expect(run.lagsMs).toHaveLength(arrivals.length);
    expect(percentile(run.lagsMs, 0)).toBeGreaterThanOrEqual(100);
  });
});
