import { fullJitterMs } from '../jitter.ts';
import type { Ports, Realtime, Sink } from '../ports.ts';

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
/** A look that took as long has waited, and the next one may follow at once. */
const WAITED_MS = 2_000;

/** Asks for new events again and again: the transport that works wherever HTTP does. */
export function polling(
  { after, nowMs, randomBytes }: Pick<Ports, 'after' | 'nowMs' | 'randomBytes'>,
  { busyMs = 500, idleMs = 5_000, startsAtOnce = true, isPatient = false }: PollingOptions = {},
): Realtime {
  let waiting = 0;
  const check = (sink: Sink): Promise<boolean> => {
    if (!isPatient || waiting === MOST_WAITING) return sink.check();
    waiting++;
    return sink.check(true).finally(() => {
      waiting--;
    });
  };
  return {
    open(_sessionId, sink) {
      let cancel: () => void = () => undefined;
      let isOpen = true;
      let waitMs = busyMs;
      const look = async (): Promise<void> => {
        const sinceMs = nowMs();
        let hasNew = false;
        try {
          hasNew = await check(sink);
        } finally {
          const hasWaited = nowMs() - sinceMs > WAITED_MS;
          waitMs = hasNew || hasWaited ? busyMs : Math.min(idleMs, waitMs * GROWTH);
          lookLater();
        }
      };
      const lookLater = (): void => {
        // Half of it by chance, so that clients that began together spread.
        const jitterMs = fullJitterMs(0, randomBytes, { firstMs: waitMs / 2 });
        if (isOpen) cancel = after(waitMs / 2 + jitterMs, () => void look());
      };
      if (startsAtOnce) void look();
      else lookLater();
      return () => {
        isOpen = false;
        cancel();
      };
    },
  };
}
