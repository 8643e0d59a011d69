/** How long things took in the last seconds. Milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface LatencyWindow {
  add(durationMs: number, atMs: number): void;
  /** Undefined where nothing happened in the window. */
  summary(nowMs: number): LatencySummary | undefined;
}

const WINDOW_MS = 10_000;
/** Beyond, the oldest go before their time: a sort of more each second would cost the functions their cores. */
const MOST = 5_000;

/** Durations of the last ten seconds. */
export function latencyWindow(windowMs = WINDOW_MS): LatencyWindow {
  let kept: { readonly durationMs: number; readonly atMs: number }[] = [];
  return {
    add(durationMs, atMs) {
      kept.push({ durationMs, atMs });
      if (kept.length > 2 * MOST) kept = kept.slice(-MOST);
    },
    summary(nowMs) {
      kept = kept.slice(-MOST).filter(({ atMs }) => nowMs - atMs <= windowMs);
      if (kept.length === 0) return undefined;
      const sorted = kept.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
      return {
        count: sorted.length,
        p50: percentile(sorted, 50),
        p95: percentile(sorted, 95),
        p99: percentile(sorted, 99),
      };
    },
  };
}

/** The smallest duration that so many percent do not exceed. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
