import type { Throttle } from './http-api.ts';

/** A token bucket as API Gateway throttles with: filled at `rateLimit` per second up to `burstLimit`. */
export function createThrottle({ rateLimit, burstLimit }: Throttle, nowMs: () => number): () => boolean {
  let tokens = burstLimit;
  let filledAtMs = nowMs();
  return () => {
    const now = nowMs();
    if (Number.isFinite(rateLimit))
      tokens = Math.min(burstLimit, tokens + ((now - filledAtMs) / 1000) * rateLimit);
    filledAtMs = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
