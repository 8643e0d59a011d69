import type { Rate } from '../evidence.ts';
import type { Entry } from '../history.ts';
import type { Truth } from './truth.ts';

interface Throttled {
  readonly entry: Entry;
  readonly what: string;
}

/** Our own way to say it, which must tell when to come again. API Gateway does not say when, and says it otherwise. */
const OURS = 'too-many-requests';
/**
 * Of what may be asked at once. What the history does not hold, such as health checks, is far less than the other half,
 * and so is what clients who ask one thing after another can have under way, should it all come in one instant.
 */
const LEAST_USED = 0.5;

/** Throttles that nothing calls for, since so little was asked; and those that do not say when to come again. */
export function needlesslyThrottled(truth: Truth, throttled: readonly Throttled[]): string[] {
  if (throttled.length === 0) return [];
  const busy = busyIn(truth);
  return throttled.flatMap(({ entry, what }) => [
    ...(busy.has(entry) ? [] : [`${what} in ${entry.region} was throttled, though little was asked`]),
    ...(entry.problem === OURS && entry.retryAfter === undefined
      ? [`${what} in ${entry.region} was throttled without Retry-After`]
      : []),
  ]);
}

/** Requests that their region may have throttled, or commands that were too many of one client. */
function busyIn({ entries, evidence: { allowed } }: Truth): ReadonlySet<Entry> {
  const requests = bucketsOf(allowed.requests);
  const commands = bucketsOf(allowed.commands);
  const inOrder = [...entries].sort((a, b) => a.atMs - b.atMs);
  return new Set(
    inOrder.filter((entry) => {
      const ofRegion = requests(entry.region, entry.atMs, 1);
      const ofClient = commands(String(entry.client), entry.atMs, commandsIn(entry));
      return ofRegion >= LEAST_USED || ofClient >= LEAST_USED;
    }),
  );
}

function commandsIn({ seen }: Entry): number {
  return seen.op === 'write' ? seen.writes.length : 0;
}

/** Pours into the bucket of a name, which leaks at the rate, and answers which part of the burst is in it. */
function bucketsOf({ perSecond, burst }: Rate): (name: string, atMs: number, amount: number) => number {
  const levels = new Map<string, { readonly atMs: number; readonly level: number }>();
  return (name, atMs, amount) => {
    const before = levels.get(name) ?? { atMs, level: 0 };
    const leaked = ((atMs - before.atMs) / 1_000) * perSecond;
    const level = Math.max(0, before.level - leaked) + amount;
    levels.set(name, { atMs, level });
    return level / burst;
  };
}
