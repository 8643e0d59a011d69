import { LRUCache } from 'lru-cache';
import { Limits } from '../contract/limits.ts';
import { addressesOf } from '../devices/addresses.ts';
import type { Address, Brokers } from '../devices/brokers.ts';
import type { Whereabouts } from '../devices/whereabouts.ts';

/** Devices of people that are connected to the brokers of other regions. */
export interface DevicesElsewhere {
  /** Gives a message to those of the members. What a broker does not take is lost. */
  push(sessionId: string, members: readonly string[], payload: string): Promise<void>;
}

export interface DevicesElsewherePorts {
  readonly whereabouts: Whereabouts;
  readonly brokers: Brokers;
  /** Whose devices hear it anyway. */
  readonly region: string;
  nowMs(): number;
}

/** Where people are connected changes less often than an answer has pieces. */
const ADDRESSES_AGE_MS = 5_000;
const MOST_SESSIONS = 1_000;

/** Asks where members are connected, and no more than once in five seconds. Sessions with a topic have no inboxes. */
export function devicesElsewhere(ports: DevicesElsewherePorts): DevicesElsewhere {
  const { whereabouts, brokers, region, nowMs } = ports;
  const known = new LRUCache<string, Promise<readonly Address[]>>({
    max: MOST_SESSIONS,
    ttl: ADDRESSES_AGE_MS,
    perf: { now: nowMs },
    ttlResolution: 0,
  });
  const look = (sessionId: string, members: readonly string[]): Promise<readonly Address[]> => {
    const looking = whereabouts.of(members, { isExact: false }).then(addressesOf);
    known.set(sessionId, looking);
    looking.catch(() => known.delete(sessionId));
    return looking;
  };
  return {
    async push(sessionId, members, payload) {
      if (members.length > Limits.inboxMembers) {
        return;
      }
      const addresses = await (known.get(sessionId) ?? look(sessionId, members));
      const others = addresses.filter((one) => one.region !== region && members.includes(one.userKey));
      await brokers.push(others, payload);
    },
  };
}
