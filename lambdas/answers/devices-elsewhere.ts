import { Limits } from '../contract/limits.ts';
import { type AddressBookPorts, addressBook } from '../devices/address-book.ts';
import type { Brokers } from '../devices/brokers.ts';

/** Devices of people that are connected to the brokers of other regions. */
export interface DevicesElsewhere {
  /** Gives a message to those of the members. What a broker does not take is lost. */
  push(sessionId: string, members: readonly string[], payload: string): Promise<void>;
}

export interface DevicesElsewherePorts extends AddressBookPorts {
  readonly brokers: Brokers;
  /** Whose devices hear it anyway. */
  readonly region: string;
}

/** By where they were a moment ago. Sessions with a topic have no inboxes. */
export function devicesElsewhere(ports: DevicesElsewherePorts): DevicesElsewhere {
  const { brokers, region } = ports;
  const book = addressBook(ports);
  return {
    async push(sessionId, members, payload) {
      if (members.length > Limits.inboxMembers) {
        return;
      }
      const addresses = await book.of(sessionId, members);
      const others = addresses.filter((one) => one.region !== region && members.includes(one.userKey));
      await brokers.push(others, payload);
    },
  };
}
