import { CLOCK_AHEAD_MS } from '../lambdas/contract/client-limits.ts';
import { type Clock, isEventId, mint, observe, START } from '../lambdas/domain/event-id.ts';
import type { Ports } from './ports.ts';

/**
 * The client's hybrid logical clock: each id is above all that it minted or saw. Where the machine's clock was fast and
 * has been put back, its ids are 30 s ahead at most, since the API refuses what is further.
 */
export interface EventIds {
  mint(): string;
  /** Takes note of an id seen in an answer; what is no event id is ignored. */
  observe(id: string | null | undefined): void;
}

export function eventIds({ nowMs, randomBytes }: Pick<Ports, 'nowMs' | 'randomBytes'>): EventIds {
  let clock: Clock = START;
  return {
    mint() {
      const now = nowMs();
      const mostMs = now + CLOCK_AHEAD_MS;
      if (clock.lastMs > mostMs) clock = { lastMs: mostMs, counter: 0 };
      const minted = mint(clock, { nowMs: now, random: randomBytes(8) });
      clock = minted.clock;
      return minted.id;
    },
    observe(id) {
      if (id && isEventId(id)) clock = observe(clock, id, nowMs());
    },
  };
}
