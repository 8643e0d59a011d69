import type { OpenSocket, Socket } from '../../../client/ports.ts';
import { publishPacket } from '../../../client/realtime/mqtt-packets.ts';
import {
  createPacketReader,
  type MqttPacket,
  subscriptionsOf,
} from '../../../local/engines/iot/mqtt-packets.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** What brokers do to who connects. */
export type Manners = 'welcome' | 'refuse' | 'hang-up' | 'unreachable' | 'silent';

export interface FakeConnection {
  readonly endpoint: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly filters: string[][];
  readonly published: { readonly topic: string; readonly payload: string }[];
  readonly atMs: number;
  pings: number;
  isOpen: boolean;
  /** Cuts the line. */
  drop(): void;
  push(topic: string, payload: string): void;
  bytes(bytes: Uint8Array): void;
}

/** Brokers of a few lines, behind sockets in virtual time. */
export class FakeBroker {
  readonly connections: FakeConnection[] = [];
  manners: Manners = 'welcome';
  /** Topics that are refused. */
  readonly forbidden = new Set<string>();
  answersPings = true;
  /** Endpoints that nobody answers at. */
  readonly dead = new Set<string>();
  /** Endpoints that refuse everybody. */
  readonly refusing = new Set<string>();
  private readonly time: VirtualTime;

  constructor(time: VirtualTime) {
    this.time = time;
  }

  get open(): FakeConnection[] {
    return this.connections.filter(({ isOpen }) => isOpen);
  }

  readonly webSocket: OpenSocket = (endpoint) => {
    const socket = new FakeSocket();
    const isDead = this.manners === 'unreachable' || this.dead.has(endpoint);
    this.time.after(10, () => socket.tell(isDead ? 'close' : 'open'));
    const reader = createPacketReader(300_000);
    socket.receive = (bytes) => {
      for (const packet of reader.read(Buffer.from(bytes))) this.take(endpoint, socket, packet);
    };
    return socket;
  };

  /** An envelope to every open connection that hears the topic. */
  publish(topic: string, envelope: object): void {
    for (const one of this.open) {
      if (one.filters.flat().includes(topic) && !this.forbidden.has(topic))
        one.push(topic, JSON.stringify(envelope));
    }
  }

  private take(endpoint: string, socket: FakeSocket, packet: MqttPacket): void {
    if (packet.type === 1) this.connect(endpoint, socket, packet);
    const connection = this.connections.find((one) => one === socket.connection);
    if (packet.type === 8 && connection) this.subscribe(connection, packet);
    if (packet.type === 12 && connection) this.ping(connection);
    if (packet.type === 3 && connection) connection.published.push(publishIn(packet));
  }

  private connect(endpoint: string, socket: FakeSocket, packet: MqttPacket): void {
    const [clientId = '', username = '', password = ''] = textsOf(packet.bytes.subarray(packet.bodyAt + 10));
    const connection: FakeConnection = {
      ...{
        endpoint,
        clientId,
        username,
        password,
        filters: [],
        published: [],
        atMs: this.time.nowMs(),
        pings: 0,
        isOpen: true,
      },
      drop: () => socket.close(),
      push: (topic, payload) => socket.bring(publishPacket(topic, payload)),
      bytes: (bytes) => socket.bring(bytes),
    };
    socket.connection = connection;
    this.connections.push(connection);
    this.time.after(10, () => {
      if (this.manners === 'hang-up') socket.close();
      else if (this.manners !== 'silent')
        socket.bring(
          Uint8Array.of(0x20, 2, 0, this.manners === 'refuse' || this.refusing.has(endpoint) ? 5 : 0),
        );
    });
  }

  private subscribe(connection: FakeConnection, packet: MqttPacket): void {
    const filters = subscriptionsOf(packet).map(({ filter }) => filter);
    connection.filters.push(filters);
    const codes = filters.map((filter) => (this.forbidden.has(filter) ? 128 : 0));
    this.time.after(10, () => connection.bytes(Uint8Array.of(0x90, 2 + codes.length, 0, 1, ...codes)));
  }

  private ping(connection: FakeConnection): void {
    connection.pings++;
    if (this.answersPings) this.time.after(10, () => connection.bytes(Uint8Array.of(0xd0, 0)));
  }
}

type Listener = (event: { readonly data: unknown }) => void;

class FakeSocket implements Socket {
  binaryType = 'blob';
  connection: FakeConnection | undefined;
  receive: (bytes: Uint8Array) => void = () => undefined;
  private readonly listeners: { readonly type: string; readonly listener: Listener }[] = [];
  private isOver = false;

  send(bytes: Uint8Array): void {
    if (!this.isOver) this.receive(bytes);
  }

  close(): void {
    if (this.connection) this.connection.isOpen = false;
    this.tell('close');
    this.isOver = true;
  }

  addEventListener(type: string, listener: Listener): void {
    this.listeners.push({ type, listener });
  }

  bring(bytes: Uint8Array): void {
    this.tell('message', Uint8Array.from(bytes).buffer);
  }

  tell(type: string, data?: unknown): void {
    if (this.isOver) return;
    for (const one of this.listeners) if (one.type === type) one.listener({ data });
  }
}

function publishIn({ bytes, bodyAt }: MqttPacket): { topic: string; payload: string } {
  const topicEnd = bodyAt + 2 + bytes.readUInt16BE(bodyAt);
  return { topic: bytes.toString('utf8', bodyAt + 2, topicEnd), payload: bytes.toString('utf8', topicEnd) };
}

function textsOf(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    const end = at + 2 + bytes.readUInt16BE(at);
    texts.push(bytes.toString('utf8', at + 2, end));
    at = end;
  }
  return texts;
}
