import { percentile } from '../../harness/percentile.ts';
import { type Entry, isAccepted, operationsOf, writesIn } from '../history.ts';

/** One second of a drill. */
export interface Second {
  readonly operations: number;
  /** Not answered, or answered 5xx. */
  readonly inVain: number;
  /** 95th percentile of the time that accept took for single writes and batches, of which it accepted any. */
  readonly acceptMs: number;
}

/** What happened in each second, by when it was answered. */
export function perSecond(entries: readonly Entry[], seconds: number): Second[] {
  const buckets = Array.from({ length: seconds }, (): Entry[] => []);
  for (const entry of entries) {
    buckets[Math.floor((entry.atMs + entry.tookMs) / 1_000)]?.push(entry);
  }
  return buckets.map((bucket) => ({
    operations: operationsOf(bucket),
    inVain: bucket.filter(isInVain).length,
    acceptMs: p95Ms(bucket.filter(isByAccept)),
  }));
}

/** Whether nobody answered, or something that is down. A wait that was too long for its caller is none of it. */
export function isInVain({ status }: Entry): boolean {
  return status === 0 || (status >= 500 && status !== 504);
}

function isByAccept(entry: Entry): boolean {
  return writesIn(entry).some((write) => isAccepted(write) && write.isUnreadable !== true);
}

function p95Ms(entries: readonly Entry[]): number {
  const ascending = entries.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return percentile(ascending, 95);
}
