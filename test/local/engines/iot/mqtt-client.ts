import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What came from the broker. */
export interface Received {
  readonly type: number;
  /** The packet behind its fixed header. */
  readonly body: Buffer;
  readonly flags: number;
}

export interface Message {
  readonly topic: string;
  readonly payload: string;
}

export interface ConnectOptions {
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  readonly keepAliveSeconds?: number;
}

/** MQTT 3.1.1 as far as tests speak it, over a real WebSocket. */
export class MqttClient {
  readonly socket: WebSocket;
  readonly messages: Message[] = [];
  readonly #received: Received[] = [];
  #arrived = (): void => {};
  #packetId = 0;
  closed = false;
  /** Status with which the request for a WebSocket was refused. */
  refusal: number | undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, 'mqtt', { headers, perMessageDeflate: false });
    this.socket.on('message', (bytes: Buffer) => this.#take(bytes));
    this.socket.on('error', () => {});
    this.socket.on('unexpected-response', (_, { statusCode }) => {
      this.refusal = statusCode;
      this.socket.terminate();
    });
    this.socket.on('close', () => {
      this.closed = true;
      this.#arrived();
    });
  }

  /** The return code of the CONNACK. */
  async connect({ clientId, username, password, keepAliveSeconds = 30 }: ConnectOptions): Promise<number> {
    await Promise.race([once(this.socket, 'open'), this.ended()]);
    const flags = 2 | (username === undefined ? 0 : 0x80) | (password === undefined ? 0 : 0x40);
    const credentials = [username, password].filter((each) => each !== undefined).map(text);
    const head = Buffer.from([4, flags, keepAliveSeconds >> 8, keepAliveSeconds & 0xff]);
    this.send(0x10, text('MQTT'), head, text(clientId), ...credentials);
    return (await this.next(2)).body[1] ?? -1;
  }

  /** The answers of the SUBACK: a quality of service each, or 128. */
  async subscribe(...filters: string[]): Promise<number[]> {
    this.sendSubscribe(filters.map((filter) => [filter, 0]));
    return [...(await this.next(9)).body.subarray(2)];
  }

  sendSubscribe(filters: readonly (readonly [filter: string, qos: number])[]): void {
    const entries = filters.map(([filter, qos]) => Buffer.concat([text(filter), Buffer.from([qos])]));
    this.send(0x82, id(++this.#packetId), ...entries);
  }

  publish(topic: string, payload: string | Buffer, qos = 0, retain = false): void {
    const packetId = qos > 0 ? [id(++this.#packetId)] : [];
    this.send(0x30 | (qos << 1) | Number(retain), text(topic), ...packetId, Buffer.from(payload));
  }

  disconnect(): void {
    this.send(0xe0);
  }

  send(first: number, ...parts: Buffer[]): void {
    const body = Buffer.concat(parts);
    this.socket.send(Buffer.concat([Buffer.from([first]), lengthOf(body), body]));
  }

  /** The next packet of a type; rejects where the connection ends before it. */
  async next(type: number): Promise<Received> {
    for (;;) {
      const index = this.#received.findIndex((packet) => packet.type === type);
      const [packet] = index < 0 ? [] : this.#received.splice(index, 1);
      if (packet) return packet;
      if (this.closed) throw new Error(`The broker closed the connection before a packet ${type}.`);
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  async ended(): Promise<void> {
    if (!this.closed) await new Promise((resolve) => this.socket.once('close', resolve));
  }

  #take(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      let [length, factor, bodyAt] = [0, 1, at + 1];
      for (let more = true; more; bodyAt++) {
        const digit = bytes[bodyAt] ?? 0;
        length += (digit & 0x7f) * factor;
        factor *= 128;
        more = digit >= 0x80;
      }
      const first = bytes[at] ?? 0;
      this.#note({ type: first >> 4, flags: first & 15, body: bytes.subarray(bodyAt, bodyAt + length) });
      at = bodyAt + length;
    }
    this.#arrived();
  }

  #note(packet: Received): void {
    if (packet.type !== 3) return void this.#received.push(packet);
    const topicEnd = 2 + packet.body.readUInt16BE(0);
    const payloadAt = topicEnd + ((packet.flags >> 1) & 3 ? 2 : 0);
    const topic = packet.body.toString('utf8', 2, topicEnd);
    this.messages.push({ topic, payload: packet.body.toString('utf8', payloadAt) });
  }
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([id(bytes.length), bytes]);
}

function id(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function lengthOf(body: Buffer): Buffer {
  const digits = [];
  let rest = body.length;
  do {
    digits.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(digits);
}
