import type { SQSRecord } from 'aws-lambda';
import type { CacheTicket } from '../contract/cache-ticket.ts';
import { rejected } from '../platform/errors.ts';
import type { CompletionPlace } from '../store/progress-store.ts';
import type { Ports } from './ports.ts';

/** Watches over one run while it lasts. */
export interface Vigil {
  /** Aborted when the run is no use any more. */
  readonly signal: AbortSignal;
  /** Why it was aborted. */
  readonly over: () => 'cancelled' | 'ended' | 'lost' | undefined;
  end(): void;
}

/** What is watched. */
export interface Watched {
  readonly place: CompletionPlace;
  readonly run: number;
  readonly worker: string;
  readonly record: Pick<SQSRecord, 'receiptHandle' | 'eventSourceARN'>;
  /** Where the cache has others wait for the answer. */
  readonly cache: CacheTicket | undefined;
}

/** Whoever dies is noticed after so long: then another may begin. */
export const LEASE_MS = 30_000;
/** The message comes again once the lease has run out for sure, and not before. */
export const HIDDEN_SECONDS = 45;
const LOOK_MS = 1_000;
const LOOKS_PER_LEASE = 10;

/**
 * Looks once a second whether somebody cancelled the completion, or ended it elsewhere, and keeps the lease and hides
 * the message anew every ten seconds. A look that fails is no reason to stop.
 */
export function keepVigil(ports: Ports, watched: Watched): Vigil {
  const controller = new AbortController();
  const lead = watched.cache && ports.resume(watched.cache);
  let over: ReturnType<Vigil['over']>;
  let looks = 0;
  const timer = setInterval(() => {
    looks++;
    // Throws never, and writes every three seconds at most.
    void lead?.keepAlive();
    look(ports, watched, looks % LOOKS_PER_LEASE === 0)
      .then((found) => {
        over ??= found;
        if (found !== undefined) {
          controller.abort(rejected('no-use', `The completion is ${found}.`));
        }
      })
      .catch((error) => ports.log.warn('not watched', { eventId: watched.place.id }, error));
  }, LOOK_MS);
  return { signal: controller.signal, over: () => over, end: () => clearInterval(timer) };
}

async function look(
  ports: Ports,
  { place, run, worker, record }: Watched,
  extends_: boolean,
): Promise<ReturnType<Vigil['over']>> {
  const { cancelled, finished, failed } = await ports.completions.completion(place.sessionId, place);
  if (finished !== undefined || failed !== undefined) {
    return 'ended';
  }
  if (cancelled !== undefined) {
    return 'cancelled';
  }
  if (!extends_) {
    return undefined;
  }
  await ports.redelivery.after(record, HIDDEN_SECONDS);
  const kept = await ports.progress.extend(place, run, { worker, untilMs: ports.nowMs() + LEASE_MS });
  return kept === 'lost' ? 'lost' : undefined;
}
