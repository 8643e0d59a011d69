import { fullJitterMs } from '../jitter.ts';
import type { Ports, Realtime } from '../ports.ts';

export interface PollingOptions {
  /** Between two looks while something happens. */
  readonly busyMs?: number;
  /** Between two looks when nothing has happened for long. */
  readonly idleMs?: number;
  /** Whether the first look is when a session opens, as it is if nothing is said. */
  readonly startsAtOnce?: boolean;
}

const GROWTH = 1.5;

/** Asks for new events again and again: the transport that works wherever HTTP does. */
export function polling(
  { after, randomBytes }: Pick<Ports, 'after' | 'randomBytes'>,
  { busyMs = 500, idleMs = 5_000, startsAtOnce = true }: PollingOptions = {},
): Realtime {
  return {
    open(_sessionId, sink) {
      let cancel: () => void = () => undefined;
      let isOpen = true;
      let waitMs = busyMs;
      const look = async (): Promise<void> => {
        const hasNew = await sink.check();
        waitMs = hasNew ? busyMs : Math.min(idleMs, waitMs * GROWTH);
        lookLater();
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
