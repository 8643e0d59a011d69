import type { ToldPresence } from '../contract/presence.ts';
import type { Address } from './brokers.ts';

/** Where people can be reached: an inbox in each region where a device of theirs is connected. */
export function addressesOf(presences: ReadonlyMap<string, ToldPresence>): Address[] {
  return [...presences].flatMap(([userKey, { devices }]) =>
    Object.keys(devices).map((region) => ({ region, userKey })),
  );
}
