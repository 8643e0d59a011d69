import type { OpenSocket, Ports, Socket } from '../ports.ts';
import {
  type Credentials,
  connectPacket,
  DISCONNECT,
  KEEP_ALIVE_SECONDS,
  type Packet,
  PINGREQ,
  packetReader,
  publishPacket,
  subscribePacket,
} from './mqtt-packets.ts';

/** What a device needs at a broker. */
export interface BrokerAccess extends Credentials {
  readonly endpoint: string;
  /** Topics to hear. The first one must be granted; others, of what one no longer belongs to, may be refused. */
  readonly filters: readonly string[];
}

/** `refused`: the broker does not want these credentials. `unreachable`: it does not answer. `lost`: it did. */
export type End = 'refused' | 'unreachable' | 'lost';

export interface Hearing {
  /** These topics are heard from now on. */
  ready(granted: readonly string[]): void;
  message(payload: string): void;
  /** Once, and not after `close`. */
  ended(how: End): void;
}

export type BrokerWorld = Pick<Ports, 'after'> & { readonly webSocket: OpenSocket };

const CONNECT_WITHIN_MS = 10_000;
const PING_WITHIN_MS = 10_000;
const FILTERS_A_PACKET = 8;
const REFUSED_FILTER = 128;
/** "The server is unavailable" of MQTT 3.1.1 §3.2.2.3; the other codes refuse the client. */
const UNAVAILABLE = 3;

/** Before the broker has answered, a close is its refusal: AWS IoT sends no CONNACK to who may not connect. */
const CLOSED_WHILE = { opening: 'unreachable', connecting: 'refused', ready: 'lost' } as const;

/** What one does with a connection, but for hearing. */
export interface MqttConnection {
  /** Nothing where the connection is not ready, or not any more. */
  publish(topic: string, payload: string): void;
  close(): void;
}

/** One connection to a broker. Throws where no WebSocket can be made of the address. */
export function mqttConnection(access: BrokerAccess, world: BrokerWorld, hearing: Hearing): MqttConnection {
  const socket = world.webSocket(access.endpoint, 'mqtt');
  const life = new Life(socket, access, world, hearing);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => life.opened());
  socket.addEventListener('message', ({ data }) => life.received(data));
  // An error says nothing, and a close comes after it; not so in all that call themselves a WebSocket.
  socket.addEventListener('error', () => life.end());
  socket.addEventListener('close', () => life.end());
  return life;
}

class Life implements MqttConnection {
  readonly #socket: Socket;
  readonly #access: BrokerAccess;
  readonly #world: BrokerWorld;
  readonly #hearing: Hearing;
  readonly #read = packetReader((packet) => this.#take(packet));
  readonly #granted: number[] = [];
  #phase: 'opening' | 'connecting' | 'ready' | 'over' = 'opening';
  #cancelTimer: () => void;

  constructor(socket: Socket, access: BrokerAccess, world: BrokerWorld, hearing: Hearing) {
    this.#socket = socket;
    this.#access = access;
    this.#world = world;
    this.#hearing = hearing;
    this.#cancelTimer = world.after(CONNECT_WITHIN_MS, () => this.end('unreachable'));
  }

  opened(): void {
    if (this.#phase !== 'opening') return;
    this.#phase = 'connecting';
    this.#socket.send(connectPacket(this.#access));
  }

  received(data: unknown): void {
    try {
      if (this.#phase !== 'over') this.#read(new Uint8Array(data as ArrayBuffer));
    } catch {
      this.end('lost');
    }
  }

  publish(topic: string, payload: string): void {
    if (this.#phase === 'ready') this.#socket.send(publishPacket(topic, payload));
  }

  close(): void {
    if (this.#phase === 'ready') this.#socket.send(DISCONNECT);
    this.#leave();
  }

  end(how?: End): void {
    const phase = this.#phase;
    if (phase === 'over') return;
    this.#leave();
    this.#hearing.ended(how ?? CLOSED_WHILE[phase]);
  }

  #leave(): void {
    this.#phase = 'over';
    this.#cancelTimer();
    this.#socket.close();
  }

  #take(packet: Packet): void {
    if (this.#phase === 'over') return;
    if (packet.type === 'connack') this.#connected(packet.code);
    else if (packet.type === 'suback') this.#subscribed(packet.codes);
    else if (packet.type === 'publish') this.#hearing.message(packet.payload);
    else this.#pingLater();
  }

  #connected(code: number): void {
    if (code !== 0) this.end(code === UNAVAILABLE ? 'unreachable' : 'refused');
    else this.#subscribe(this.#access.filters);
  }

  #subscribe(filters: readonly string[]): void {
    for (let at = 0; at < filters.length; at += FILTERS_A_PACKET) {
      this.#socket.send(subscribePacket(at + 1, filters.slice(at, at + FILTERS_A_PACKET)));
    }
  }

  /** A broker answers in the order in which it was asked: the first code is that of the first filter. */
  #subscribed(codes: readonly number[]): void {
    this.#granted.push(...codes);
    if (this.#granted[0] === REFUSED_FILTER) this.end('refused');
    else if (this.#granted.length === this.#access.filters.length) this.#begin();
  }

  #begin(): void {
    this.#phase = 'ready';
    this.#pingLater();
    this.#hearing.ready(this.#access.filters.filter((_, at) => this.#granted[at] !== REFUSED_FILTER));
  }

  #pingLater(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#world.after(KEEP_ALIVE_SECONDS * 1_000, () => {
      this.#socket.send(PINGREQ);
      this.#cancelTimer = this.#world.after(PING_WITHIN_MS, () => this.end('lost'));
    });
  }
}
