import { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { type Budget, createBudget } from './budget.ts';
import type { DisconnectReason } from './disconnect-reason.ts';
import { IOT_LIMITS } from './iot-limits.ts';
import {
  createPacketReader,
  type MqttPacket,
  type PacketReader,
  PacketType,
  publishOf,
  subscriptionsOf,
} from './mqtt-packets.ts';

/** The longest PUBLISH with the longest topic. */
const MOST_PACKET_BYTES = IOT_LIMITS.payloadBytes + IOT_LIMITS.topicBytes + 16;
const ABNORMAL_CLOSE = 1006;
/** What a device may be behind. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const BINARY = { binary: true } as const;

/** The packets of one device, over a WebSocket; what breaks IoT Core's limits does not get through. */
export class MqttConnection extends Duplex {
  /** Of messages, in and out. */
  readonly budget: Budget = createBudget(IOT_LIMITS.publishesPerSecond);
  readonly #socket: WebSocket;
  readonly #reader: PacketReader = createPacketReader(MOST_PACKET_BYTES);
  #endedBy: DisconnectReason | undefined;
  #isCut = false;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    socket.on('message', (message: RawData, isBinary: boolean) => this.#receive(message, isBinary));
    socket.on('error', () => this.destroy());
    socket.on('close', (code: number) => {
      // A Close frame is as good as a DISCONNECT.
      this.endFor(code === ABNORMAL_CLOSE ? 'CONNECTION_LOST' : 'CLIENT_INITIATED_DISCONNECT');
    });
  }

  /** Why the connection ended, or is about to. */
  get endedBy(): DisconnectReason {
    return this.#endedBy ?? 'CONNECTION_LOST';
  }

  /** Whether the line was cut; nobody hears why, and nobody must. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Notes a reason; the first one holds. */
  note(reason: DisconnectReason): void {
    this.#endedBy ??= reason;
  }

  /** Ends the connection for a reason. */
  endFor(reason: DisconnectReason): void {
    this.note(reason);
    this.destroy();
  }

  /** Cuts the line, as a machine that is gone. */
  cut(): void {
    this.#isCut = true;
    this.#socket.terminate();
    this.destroy();
  }

  /** Sends a packet past aedes; one that would wait behind too many others is lost, as QoS 0 may be. */
  deliver(packet: Buffer): void {
    if (this.#socket.bufferedAmount > MOST_WAITING_BYTES) return;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(packet, BINARY);
  }

  /**
   * All that waits at once, where no size is asked for. Node 26 gives one packet at a time, and aedes, which reads on
   * while its parser still has the packet before, then hands on that one again.
   */
  override read(size?: number): Buffer | null {
    return super.read(size ?? (this.readableLength || undefined));
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.close();
    done(error);
  }

  #send(bytes: Buffer, done: (error?: Error | null) => void): void {
    if (this.#socket.readyState !== this.#socket.OPEN) done();
    else this.#socket.send(bytes, BINARY, (error) => done(error ?? null));
  }

  #receive(message: RawData, isBinary: boolean): void {
    if (this.destroyed) return;
    try {
      if (!isBinary) throw new Error('MQTT over WebSocket comes in binary messages.');
      for (const packet of this.#reader.read(message as Buffer)) this.#admit(packet);
    } catch {
      this.endFor('CLIENT_ERROR');
    }
  }

  /** @throws Error for a packet that ends the connection */
  #admit(packet: MqttPacket): void {
    if (packet.type === PacketType.disconnect) this.note('CLIENT_INITIATED_DISCONNECT');
    if (packet.type === PacketType.subscribe) requireSubscribable(packet);
    if (packet.type === PacketType.publish) {
      requirePublishable(packet);
      if (!this.budget.spend()) return;
    }
    if (!this.push(packet.bytes)) this.#socket.pause();
  }
}

function requireSubscribable(packet: MqttPacket): void {
  const subscriptions = subscriptionsOf(packet);
  if (subscriptions.length > IOT_LIMITS.subscriptionsPerRequest) {
    throw new Error(
      `A SUBSCRIBE names ${subscriptions.length} filters; allowed are ${IOT_LIMITS.subscriptionsPerRequest}.`,
    );
  }
  if (subscriptions.some(({ qos }) => qos > 1)) throw new Error('There is no QoS 2.');
}

function requirePublishable(packet: MqttPacket): void {
  const { qos, payloadBytes } = publishOf(packet);
  if (qos > 1) throw new Error('There is no QoS 2.');
  if (payloadBytes > IOT_LIMITS.payloadBytes) {
    throw new Error(`The payload has ${payloadBytes} bytes; allowed are ${IOT_LIMITS.payloadBytes}.`);
  }
}
