import { Limits } from '../contract/limits.ts';
import { type Clock, isEventId, millisOf, mint, observe, START } from '../domain/event-id.ts';
import { RequestError } from '../http/request-error.ts';
import type { Ports } from './ports.ts';

/** The event ids of one execution environment. */
export interface Stamping {
  /** The declared id, if it is a fair one, else a newly minted one. */
  eventId(declared: string | undefined): string;
  /** Takes note of the newest id that the caller has seen, so that what is minted comes after it. */
  seen(id: string | undefined): void;
}

/** Starts a hybrid logical clock that lives as long as the environment. */
export function stamping({ nowMs, random }: Pick<Ports, 'nowMs' | 'random'>): Stamping {
  let clock: Clock = START;
  return {
    eventId(declared) {
      const now = nowMs();
      if (declared !== undefined) {
        requireFair(declared, now);
        clock = observe(clock, declared, now);
        return declared;
      }
      const minted = mint(clock, { nowMs: now, random: random(8) });
      clock = minted.clock;
      return minted.id;
    },
    seen(id) {
      if (id !== undefined) {
        requireReadableClock(id);
        clock = observe(clock, id, nowMs());
      }
    },
  };
}

function requireFair(id: string, nowMs: number): void {
  if (!isEventId(id)) {
    const what = 'An event id is a UUIDv7 in lower case; leave it out and one is made for you.';
    throw new RequestError('invalid-event-id', what);
  }
  const aheadMs = millisOf(id) - nowMs;
  if (aheadMs > Limits.idAheadMs) {
    const what = `The event id is ${aheadMs} ms ahead of this region's clock; at most ${Limits.idAheadMs} are allowed.`;
    throw new RequestError('event-id-ahead', `${what} Set your clock.`);
  }
}

function requireReadableClock(id: string): void {
  if (!isEventId(id)) {
    throw new RequestError(
      'invalid-header',
      'Meridian-Clock is not an event id; send back what a read answered.',
    );
  }
}
