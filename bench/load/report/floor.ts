import { MOST_BUSY_PERCENT } from '../judge/self-checks.ts';
import type { Exchanges } from '../observe/exchanges.ts';
import { highestRps, type Scenario } from '../plan/scenario.ts';
import type { PartUsage } from './part-usage.ts';

/** The least CPU that a load can take of this machine beside what it took: milliseconds for each request sent. */
export interface Floor {
  readonly exchanges: number;
  readonly bareMs: number;
  /** The generator's, the other end of each request included. */
  readonly generatorMs: number;
  /** Bare exchanges and the generator. */
  readonly leastMs: number;
  /** What all parts took. */
  readonly allMs: number;
  /** What there is at the highest rate, below the share of CPU beyond which a run says nothing. */
  readonly availableMs: number;
}

/** Processes that did nothing but speak to each other would take as much. */
export function floorOf(
  { count, bareMs }: Exchanges,
  usage: readonly PartUsage[],
  scenario: Scenario,
  { requests, cpus }: { readonly requests: number; readonly cpus: number },
): Floor {
  const exchanges = count / Math.max(1, requests);
  const generatorMs = usage.find(({ part }) => part === 'generator')?.cpuMsPerRequest ?? 0;
  return {
    exchanges,
    bareMs,
    generatorMs,
    leastMs: exchanges * bareMs + generatorMs,
    allMs: usage.reduce((sum, { cpuMsPerRequest }) => sum + cpuMsPerRequest, 0),
    availableMs: (cpus * MOST_BUSY_PERCENT * 10) / highestRps(scenario.phases),
  };
}
