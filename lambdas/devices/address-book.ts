import { LRUCache } from 'lru-cache';
import { atMost } from '../platform/at-most.ts';
import { addressesOf } from './addresses.ts';
import type { Address } from './brokers.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Where the members of sessions are connected, as of a moment ago. */
export interface AddressBook {
  /** Who has become a member meanwhile may be missing, and who is none any more be there. */
  of(sessionId: string, members: readonly string[]): Promise<readonly Address[]>;
}

export interface AddressBookPorts {
  readonly whereabouts: Whereabouts;
  /** Milliseconds of a clock that never goes back. */
  elapsedMs(): number;
}

/** Where people are connected changes less often than they type, or than an answer has pieces. */
const MOST_AGE_MS = 5_000;
const MOST_SESSIONS = 10_000;

/** Looks once in five seconds for each session; who asks meanwhile shares the look. No failure is kept. */
export function addressBook({ whereabouts, elapsedMs }: AddressBookPorts): AddressBook {
  const known = new LRUCache<string, Promise<readonly Address[]>>({
    ...atMost(MOST_SESSIONS),
    ttl: MOST_AGE_MS,
    perf: { now: elapsedMs },
    ttlResolution: 0,
  });
  const look = (sessionId: string, members: readonly string[]): Promise<readonly Address[]> => {
    const looking = whereabouts.of(members, { isExact: false }).then(addressesOf);
    known.set(sessionId, looking);
    looking.catch(() => known.delete(sessionId));
    return looking;
  };
  return { of: async (sessionId, members) => known.get(sessionId) ?? look(sessionId, members) };
}
