/** A control packet of MQTT 3.1.1, whole. */
export interface MqttPacket {
  /** The first four bits, such as 3 for PUBLISH. */
  readonly type: number;
  readonly bytes: Buffer;
  /** Where the fixed header ends. */
  readonly bodyAt: number;
}

export const PacketType = { publish: 3, subscribe: 8, disconnect: 14 } as const;

/** Divides a stream of bytes into packets. */
export interface PacketReader {
  /**
   * Packets that are whole with these bytes.
   * @throws Error for a packet longer than `mostBytes`, before it is read
   */
  read(chunk: Buffer): MqttPacket[];
}

export function createPacketReader(mostBytes: number): PacketReader {
  let rest: Buffer = Buffer.alloc(0);
  return {
    read(chunk) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const packets: MqttPacket[] = [];
      let at = 0;
      for (let end = endOf(bytes, at, mostBytes); end !== undefined; end = endOf(bytes, at, mostBytes)) {
        packets.push(packetOf(bytes.subarray(at, end)));
        at = end;
      }
      rest = bytes.subarray(at);
      return packets;
    },
  };
}

/** Topic filters of a SUBSCRIBE with the quality of service that is asked for. */
export function subscriptionsOf({ bytes, bodyAt }: MqttPacket): { filter: string; qos: number }[] {
  const subscriptions = [];
  let at = bodyAt + 2;
  while (at + 2 < bytes.length) {
    const end = at + 2 + bytes.readUInt16BE(at);
    subscriptions.push({ filter: bytes.toString('utf8', at + 2, end), qos: bytes[end] ?? 0 });
    at = end + 1;
  }
  return subscriptions;
}

/** Quality of service and payload length of a PUBLISH. */
export function publishOf({ bytes, bodyAt }: MqttPacket): { qos: number; payloadBytes: number } {
  const qos = ((bytes[0] ?? 0) >> 1) & 3;
  const topicBytes = bytes.length >= bodyAt + 2 ? bytes.readUInt16BE(bodyAt) : 0;
  const payloadAt = bodyAt + 2 + topicBytes + (qos > 0 ? 2 : 0);
  return { qos, payloadBytes: Math.max(0, bytes.length - payloadAt) };
}

function packetOf(bytes: Buffer): MqttPacket {
  return { type: (bytes[0] ?? 0) >> 4, bytes, bodyAt: lengthAt(bytes, 0)?.bodyAt ?? bytes.length };
}

function endOf(bytes: Buffer, at: number, mostBytes: number): number | undefined {
  const length = lengthAt(bytes, at);
  if (length === undefined) return undefined;
  const end = length.bodyAt + length.remaining;
  if (end - at > mostBytes) throw new Error(`The packet has ${end - at} bytes; allowed are ${mostBytes}.`);
  return end <= bytes.length ? end : undefined;
}

/** Seven bits a byte, the lowest first; a set eighth bit says that one more follows. MQTT 3.1.1 §2.2.3 */
function lengthAt(bytes: Buffer, at: number): { bodyAt: number; remaining: number } | undefined {
  let remaining = 0;
  for (let index = 0; index < 4; index++) {
    const digit = bytes[at + 1 + index];
    if (digit === undefined) return undefined;
    remaining += (digit & 0x7f) * 128 ** index;
    if (digit < 0x80) return { bodyAt: at + 2 + index, remaining };
  }
  throw new Error('The packet has a length of more than four bytes.');
}
