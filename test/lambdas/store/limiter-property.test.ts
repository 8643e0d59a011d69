import fc from 'fast-check';
import { CALL_CLASSES } from '../../../lambdas/domain/limiter/call-class.ts';
import { type Quota, STEERING, type Steering } from '../../../lambdas/domain/limiter/steering.ts';
import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { Limiter } from '../../../lambdas/store/limiter.ts';
import { QuotaMeter } from '../../../local/engines/bedrock/quota-meter.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { type VirtualTime, virtualTime } from '../../client/virtual-time.ts';
import { runs } from '../domain/arbitraries.ts';
import { inMemoryLimiterItem } from './in-memory-limiter-item.ts';

interface Load {
  readonly seed: number;
  readonly quota: Quota;
  readonly steering: Steering;
  readonly asksPerSecond: number;
  readonly longestMs: number;
  readonly mostTokens: number;
  /** Of what it reserved a call uses at least so much. */
  readonly leastUsed: number;
  readonly skewMs: number;
}

const SECONDS = 75;
/** A call as large as a minute waits for one. */
const LONGEST_WAIT_SECONDS = 65;
const PROCESSES = 4;
const DIES = 0.02;

interface World {
  readonly load: Load;
  readonly random: () => number;
  readonly time: VirtualTime;
  readonly meter: QuotaMeter;
  readonly processes: readonly Limiter[];
}

/** A load of all classes on one quota, by processes whose clocks differ, some of which die and some repeat themselves. */
async function played(load: Load) {
  const random = seededRandom(load.seed, 'load');
  const time = virtualTime();
  const item = inMemoryLimiterItem();
  const meter = new QuotaMeter({ ...load.quota, tokensPerDay: Number.POSITIVE_INFINITY });
  const processes = Array.from({ length: PROCESSES }, () => {
    const skewMs = random() * load.skewMs;
    return limiter(item, { ...load, nowMs: () => time.nowMs() + skewMs });
  });
  const world = { load, random, time, meter, processes };
  const calls: Promise<void>[] = [];
  const arriving = (async () => {
    for (let at = 0; at < SECONDS * load.asksPerSecond; at++) {
      await time.pause(1_000 / load.asksPerSecond);
      calls.push(call(world, `${load.seed}-${at}`));
    }
  })();
  await time.run((SECONDS + LONGEST_WAIT_SECONDS) * 1_000 + 20_000);
  await Promise.all([arriving, ...calls]);
  return { ...meter.read(time.nowMs()), state: item.state };
}

async function call({ load, random, time, meter, processes }: World, key: string): Promise<void> {
  const by = processes[Math.floor(random() * PROCESSES)] as Limiter;
  const callClass = CALL_CLASSES[Math.floor(random() * CALL_CLASSES.length)] ?? 'batch';
  const tokens = Math.ceil(random() * load.mostTokens);
  const admission = await by.reserve({ key, callClass, tenant: key, tokens, ageMs: 0 });
  if (!('reservation' in admission) || random() < DIES) return;
  await time.pause(admission.startsInMs);
  const charge = meter.begin(tokens, time.nowMs());
  if (typeof charge === 'string') return;
  await time.pause(random() * load.longestMs);
  const used = Math.ceil(tokens * (load.leastUsed + (1 - load.leastUsed) * random()));
  meter.settle(charge, used, time.nowMs());
  for (let times = settlements(random()); times > 0; times--) {
    await by.settle(admission.reservation, { kind: 'used', tokens: used });
  }
}

/** Some die before they settle, some settle twice. */
function settlements(random: number): number {
  if (random < DIES) return 0;
  return random > 0.9 ? 2 : 1;
}

const seed = fc.integer({ min: 1 });
const few = { ...runs, numRuns: Math.ceil(runs.numRuns / 60) };

describe('the limiter before a meter that counts every sixty seconds', () => {
  it('never lets a request in that the meter refuses, and leaves little of the quota', async () => {
    const quota = { requestsPerMinute: 600, tokensPerMinute: Number.POSITIVE_INFINITY };
    const load = {
      quota,
      steering: STEERING,
      asksPerSecond: 20,
      longestMs: 2_000,
      mostTokens: 1,
      leastUsed: 0.5,
      skewMs: 300,
    };
    await fc.assert(
      fc.asyncProperty(seed, async (one) => {
        const { refused, highest } = await played({ ...load, seed: one });
        expect(refused.requests).toBe(0);
        expect(highest.requests).toBeLessThanOrEqual(600);
        expect(highest.requests).toBeGreaterThan(540);
      }),
      few,
    );
  });

  it('never lets tokens in that the meter refuses, if the target leaves room for what is under way', async () => {
    // Calls of 6 s that use half at least hold back a tenth of the minute at most.
    const steering = { ...STEERING, target: 0.85 };
    const quota = { requestsPerMinute: Number.POSITIVE_INFINITY, tokensPerMinute: 60_000 };
    await fc.assert(
      fc.asyncProperty(seed, fc.integer({ min: 50, max: 6_000 }), async (one, longestMs) => {
        const load = {
          quota,
          steering,
          asksPerSecond: 20,
          longestMs,
          mostTokens: 150,
          leastUsed: 0.5,
          skewMs: 300,
        };
        const { refused, highest } = await played({ ...load, seed: one });
        expect(refused.tokens).toBe(0);
        expect(highest.tokens).toBeGreaterThan(60_000 * 0.75);
      }),
      few,
    );
  });

  it('never lets tokens in that the meter refuses, however large calls are', async () => {
    const quota = { requestsPerMinute: Number.POSITIVE_INFINITY, tokensPerMinute: 60_000 };
    await fc.assert(
      fc.asyncProperty(seed, fc.integer({ min: 200, max: 60_000 }), async (one, mostTokens) => {
        // Nothing comes back, so that nothing but sizes is tried; half as much again is wanted as there is.
        const asksPerSecond = Math.max(0.5, (1.5 * 1_000) / (mostTokens / 2));
        const load = { quota, steering: STEERING, asksPerSecond, longestMs: 2_000, mostTokens, leastUsed: 1 };
        const { refused, highest } = await played({ ...load, seed: one, skewMs: 300 });
        expect(refused.tokens).toBe(0);
        expect(highest.tokens).toBeLessThanOrEqual(60_000);
      }),
      few,
    );
  });

  it('forgets nothing that is under way, and keeps nothing that has ended', async () => {
    const quota = { requestsPerMinute: 600, tokensPerMinute: 60_000 };
    const load = {
      quota,
      steering: STEERING,
      asksPerSecond: 10,
      longestMs: 500,
      mostTokens: 100,
      leastUsed: 0.5,
      skewMs: 0,
    };
    const { state, seconds } = await played({ ...load, seed: 7 });
    const started = [...seconds.values()].reduce((sum, { requests }) => sum + requests, 0);
    // Two in a hundred die before they settle, and two before they begin.
    expect(state.open.size).toBeGreaterThan(0);
    expect(state.open.size).toBeLessThan(started * 0.1);
  });
});
