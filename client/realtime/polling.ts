import { unitRandom } from '../jitter.ts';
import type { Ports, Realtime } from '../ports.ts';

export interface PollingOptions {
  /** Between two looks while something happens. */
  readonly busyMs?: number;
  /** Between two looks when nothing has happened for long. */
  readonly idleMs?: number;
  /** Whether the first look is when a session opens, as it is if nothing is said. */
  readonly startsAtOnce?: boolean;
  /** Whether a look may wait for what comes: of three sessions at most, since browsers ask one host six things at once. */
  readonly isPatient?: boolean;
}

const GROWTH = 1.5;
const MOST_WAITING = 3;
/** A look that might wait and took as long has waited, and the next one may follow at once. */
const WAITED_MS = 2_000;
/** What took longer, with the wait or without, was late: the pause is so many times as long as it was late. */
const PROMPT_WAIT_MS = 6_000;
const PROMPT_MS = 1_000;
const RESTRAINT = 4;
/** A laptop may have slept in the middle of a look. */
const MOST_PAUSE_MS = 30_000;

/**
 * Asks for new events again and again: the transport that works wherever HTTP does. Who is served late asks less
 * often: if all who lost their connection at once went on as before, none of them would get through to a new one.
 */
export function polling(
  { after, nowMs, randomBytes }: Pick<Ports, 'after' | 'nowMs' | 'randomBytes'>,
  { busyMs = 500, idleMs = 5_000, startsAtOnce = true, isPatient = false }: PollingOptions = {},
): Realtime {
  let waiting = 0;
  return {
    open(_sessionId, sink) {
      let cancel: () => void = () => undefined;
      let isOpen = true;
      let waitMs = busyMs;
      // At first and right after something new a look does not wait, so that its time tells how busy the API is.
      let hasNew = true;
      const look = async (): Promise<void> => {
        const waits = isPatient && !hasNew && waiting < MOST_WAITING;
        const sinceMs = nowMs();
        waiting += +waits;
        try {
          hasNew = await sink.check(waits);
        } finally {
          waiting -= +waits;
          if (isOpen) lookLater(nowMs() - sinceMs, waits);
        }
      };
      const lookLater = (tookMs: number, waits?: boolean): void => {
        const isBusy = hasNew || (waits && tookMs > WAITED_MS);
        const lateMs = tookMs - (waits ? PROMPT_WAIT_MS : PROMPT_MS);
        waitMs = Math.max(
          isBusy ? busyMs : Math.min(idleMs, waitMs * GROWTH),
          Math.min(MOST_PAUSE_MS, RESTRAINT * lateMs),
        );
        // Half of it by chance, so that clients that began together spread.
        cancel = after((waitMs / 2) * (1 + unitRandom(randomBytes)), () => void look());
      };
      if (startsAtOnce) void look();
      else lookLater(0);
      return () => {
        isOpen = false;
        cancel();
      };
    },
  };
}
