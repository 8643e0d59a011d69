import type { UsageSample } from '../observe/usage.ts';

/** What one part of the system used for a load. */
export interface PartUsage {
  /** A function, or `cloud`, `generator`, `bench`. */
  readonly part: string;
  /** While the load was sent, as the most is. */
  readonly meanCores: number;
  readonly mostCores: number;
  /** CPU time from the load's beginning until what it left behind was done, for each request sent, whoever made it. */
  readonly cpuMsPerRequest: number;
  /** Of all its processes together. */
  readonly mostResidentMb: number;
}

/**
 * Sums up the samples of a load, the busiest part first.
 * @param samples from its beginning until the cloud was quiet
 * @param sending those of them that were taken while it was sent
 */
export function partsOf(
  samples: readonly UsageSample[],
  sending: readonly UsageSample[],
  requests: number,
): PartUsage[] {
  const parts = [...new Set(samples.flatMap(({ cores }) => Object.keys(cores)))];
  return parts
    .map((part) => {
      const cores = sending.map((sample) => sample.cores[part] ?? 0);
      const cpuSeconds = sum(samples.map((sample) => (sample.cores[part] ?? 0) * sample.seconds));
      return {
        part,
        meanCores: sum(cores) / Math.max(1, cores.length),
        cpuMsPerRequest: (cpuSeconds * 1_000) / Math.max(1, requests),
        mostCores: Math.max(0, ...cores),
        mostResidentMb: Math.max(...samples.map(({ residentMb }) => residentMb[part] ?? 0)),
      };
    })
    .sort((a, b) => b.meanCores - a.meanCores);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
