import type { UsageSample } from '../observe/usage.ts';

/** What one part of the system used during a load. */
export interface PartUsage {
  /** A function, or `cloud`, `generator`, `bench`. */
  readonly part: string;
  readonly meanCores: number;
  readonly mostCores: number;
  /** CPU time for each request of the load, whoever made it. */
  readonly cpuMsPerRequest: number;
  /** Of all its processes together. */
  readonly mostResidentMb: number;
}

/** Sums up the samples of a load of so many requests a second, the busiest part first. */
export function partsOf(samples: readonly UsageSample[], requestsPerSecond: number): PartUsage[] {
  const parts = [...new Set(samples.flatMap(({ cores }) => Object.keys(cores)))];
  return parts
    .map((part) => {
      const cores = samples.map((sample) => sample.cores[part] ?? 0);
      const meanCores = cores.reduce((sum, one) => sum + one, 0) / samples.length;
      return {
        part,
        meanCores,
        cpuMsPerRequest: (meanCores * 1_000) / requestsPerSecond,
        mostCores: Math.max(...cores),
        mostResidentMb: Math.max(...samples.map(({ residentMb }) => residentMb[part] ?? 0)),
      };
    })
    .sort((a, b) => b.meanCores - a.meanCores);
}
