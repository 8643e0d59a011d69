import { MOST_BUSY_PERCENT } from '../judge/self-checks.ts';
import { highestRps } from '../plan/scenario.ts';
import type { Measured } from '../rig/measure.ts';
import type { PartUsage } from './part-usage.ts';

/** About the least CPU that a load can take of this machine beside what it took: milliseconds for each request sent. */
export interface Floor {
  /** Calls of AWS's services, with what one takes of a function's client and of a service that does nothing. */
  readonly calls: number;
  readonly callMs: number;
  /** Exchanges of functions with their runtimes, with what one takes of two processes of bare Node. */
  readonly turns: number;
  readonly exchangeMs: number;
  /** The generator's, the other end of each request included. */
  readonly generatorMs: number;
  /** All of these. */
  readonly leastMs: number;
  /** What all parts took. */
  readonly allMs: number;
  /** What there is at the highest rate, below the share of CPU beyond which a run says nothing. */
  readonly availableMs: number;
}

/** Processes that did nothing but speak to each other, one call after the other, would take as much. */
export function floorOf(
  { scenario, generated, exchanges, leastCost }: Measured,
  usage: readonly PartUsage[],
  cpus: number,
): Floor {
  const requests = Math.max(1, generated.outcomes.length);
  const calls = exchanges.calls / requests;
  const turns = exchanges.turns / requests;
  const generatorMs = usage.find(({ part }) => part === 'generator')?.cpuMsPerRequest ?? 0;
  return {
    calls,
    turns,
    ...leastCost,
    generatorMs,
    leastMs: calls * leastCost.callMs + turns * leastCost.exchangeMs + generatorMs,
    allMs: usage.reduce((sum, { cpuMsPerRequest }) => sum + cpuMsPerRequest, 0),
    availableMs: (cpus * MOST_BUSY_PERCENT * 10) / highestRps(scenario.phases),
  };
}
