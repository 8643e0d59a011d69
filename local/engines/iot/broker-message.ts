import type { PublishPacket } from 'aedes';

/** A message on its way through the broker. */
export interface BrokerMessage {
  readonly topic: string;
  readonly payload: Buffer;
  /** Undefined for what came over HTTP, and for the broker's own. */
  readonly clientId: string | undefined;
}

/** What rules get to see of a packet; aedes says in it who sent it. */
export function brokerMessageOf(packet: PublishPacket & { clientId?: string }): BrokerMessage {
  const { topic, payload, clientId } = packet;
  return { topic, payload: Buffer.from(payload), clientId };
}
