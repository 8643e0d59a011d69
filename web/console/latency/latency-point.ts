import type { Latency } from '../cloud-types.ts';

/** Percentiles at a moment; undefined where nothing happened in the ten seconds before. */
export interface LatencyPoint {
  readonly atMs: number;
  readonly latency: Latency | undefined;
}
