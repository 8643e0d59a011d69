import { LRUCache } from 'lru-cache';
import { Limits } from '../contract/limits.ts';
import { type Clock, isAfter, isEventId, millisOf, mint, observe, START } from '../domain/event-id.ts';
import { atMost } from '../platform/at-most.ts';
import { RequestError } from './request-error.ts';

/** A clock, and fresh random bytes. */
interface Sources {
  nowMs(): number;
  random(bytes: number): Uint8Array;
}

/** The event ids of one execution environment. */
export interface Stamping {
  /** The id that the caller declares, if it is a fair one, else a newly minted one. */
  eventId(userKey: string, declared: string | undefined): string;
  /** Takes note of the newest id that the caller has seen, so that what is minted for them comes after it. */
  seen(userKey: string, id: string | undefined): void;
}

/**
 * Starts hybrid logical clocks that live as long as the environment: one that only its own mints move, and one for
 * each caller who declares what they have seen. An id is minted from the later of the two. So a caller's own ids
 * rise, above all that they declare, and nobody's declaration reaches another's ids: carried ahead by a stranger,
 * an update would beat its author's next one, if that came by another environment.
 */
export function stamping({ nowMs, random }: Sources): Stamping {
  let shared: Clock = START;
  // Whoever is forgotten declares again with their next request.
  const callers = new LRUCache<string, Clock>(atMost(Limits.rememberedPeople));
  const note = (userKey: string, id: string): void => {
    callers.set(userKey, observe(callers.get(userKey) ?? START, id, nowMs()));
  };
  const minted = (userKey: string): string => {
    const at = { nowMs: nowMs(), random: random(8) };
    const usual = mint(shared, at);
    shared = usual.clock;
    const seen = callers.get(userKey);
    if (seen === undefined || isAfter(usual.clock, seen)) {
      return usual.id;
    }
    const ahead = mint(seen, at);
    callers.set(userKey, ahead.clock);
    return ahead.id;
  };
  return {
    eventId(userKey, declared) {
      if (declared === undefined) {
        return minted(userKey);
      }
      requireFair(declared, nowMs());
      note(userKey, declared);
      return declared;
    },
    seen(userKey, id) {
      if (id !== undefined) {
        requireReadableClock(id);
        note(userKey, id);
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
