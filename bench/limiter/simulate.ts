import type { LimiterItem } from '../../lambdas/store/limiter-item.ts';
import type { MeterReading } from '../../local/engines/bedrock/quota-meter.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { distantItem, type Writes } from './distant-item.ts';
import { Simulation } from './simulation.ts';
import { standIn } from './stand-in.ts';
import { Tally } from './tally.ts';
import type { Variant } from './variants.ts';
import { virtualClock } from './virtual-clock.ts';
import { callsOf } from './workload.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly minutes: number;
  /** Minutes at the beginning that count for nothing but the meter. */
  readonly warmUpMinutes: number;
  readonly item: LimiterItem;
}

export interface Simulated {
  readonly tally: Tally;
  readonly writes: Writes;
  readonly meter: MeterReading;
  readonly startMs: number;
  readonly endMs: number;
}

const START_MS = Date.UTC(2026, 10, 20);
const MINUTE_MS = 60_000;
const LOST_ANSWERS = 0.01;

/** Plays a load before a variant in simulated time. */
export async function simulate(variant: Variant, options: SimulationOptions): Promise<Simulated> {
  const { seed, minutes, warmUpMinutes } = options;
  const clock = virtualClock(START_MS);
  const random = seededRandom(seed, variant.name);
  const model = standIn(clock, variant.workload.quota, random);
  const item = distantItem(options.item, clock, random, LOST_ANSWERS);
  const tally = new Tally(() => clock.nowMs() >= START_MS + warmUpMinutes * MINUTE_MS);
  const simulation = new Simulation({ variant, clock, random, model, item, tally });
  void simulation.arrive(callsOf(variant.workload, seed, START_MS, minutes));
  const third = (minutes * MINUTE_MS) / 3;
  await clock.runUntil(START_MS + third);
  model.othersUse(variant.othersShare);
  await clock.runUntil(START_MS + 2 * third);
  model.othersUse(0);
  await clock.runUntil(START_MS + 3 * third);
  return { tally, writes: item.writes, meter: model.read(), startMs: START_MS, endMs: clock.nowMs() };
}
