import type { FaultCounts, FaultKind } from './faults.ts';

/** Counts by kind and region, for the status. */
export interface FaultCounters {
  count(kind: FaultKind, region: string): void;
  countsOf(region: string): FaultCounts;
}

/** Makes counters at zero. */
export function createFaultCounters(): FaultCounters {
  const byRegion = new Map<string, Partial<Record<FaultKind, number>>>();
  return {
    count(kind, region) {
      const counts = byRegion.get(region) ?? {};
      counts[kind] = (counts[kind] ?? 0) + 1;
      byRegion.set(region, counts);
    },
    countsOf: (region) => ({ ...byRegion.get(region) }),
  };
}
