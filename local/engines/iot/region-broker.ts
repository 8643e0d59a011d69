// Longer than other files: aedes asks one object at every turn, and what its answers share is nobody else's.
import type { IncomingMessage } from 'node:http';
import { Aedes, type AuthenticateError, type Client, type PublishPacket, type Subscription } from 'aedes';
import type { WebSocket } from 'ws';
import { admit, type Door } from './admission.ts';
import { type BrokerMessage, brokerMessageOf } from './broker-message.ts';
import { type Budget, createBudget } from './budget.ts';
import type { DeviceSession } from './device-session.ts';
import { encodedPublish } from './encoded-publish.ts';
import { createFormerClients, type FormerClients } from './former-clients.ts';
import { IOT_LIMITS, keepAliveOf } from './iot-limits.ts';
import { connectedEvent, disconnectedEvent, type LifecycleEvent } from './lifecycle-event.ts';
import { MqttConnection } from './mqtt-connection.ts';
import { publishRefusal, subscriptionFault } from './session-rules.ts';
import { isHidden } from './topic.ts';

/** What a CONNECT says that the session is made of later. */
interface Knock {
  readonly request: IncomingMessage;
  keepAliveSeconds: number;
  cleanSession: boolean;
}

const TOO_MANY = new Error(`More than ${IOT_LIMITS.connectsPerSecond} devices connect in this second.`);
const REFUSED: AuthenticateError = Object.assign(new Error('Not authorized'), { returnCode: 5 });

/** The MQTT broker of one region: aedes, with IoT Core's limits, authorizers, policies and lifecycle events. */
export class RegionBroker {
  readonly sessions = new Map<string, DeviceSession>();
  readonly former: FormerClients = createFormerClients();
  readonly #aedes: Aedes;
  readonly #door: Door;
  readonly #connects: Budget = createBudget(IOT_LIMITS.connectsPerSecond);
  readonly #knocks = new WeakMap<object, Knock>();
  readonly #byConnection = new WeakMap<object, DeviceSession>();
  /** Those that have not said CONNECT yet are among them. */
  readonly #connections = new Set<MqttConnection>();

  private constructor(aedes: Aedes, door: Door) {
    this.#aedes = aedes;
    this.#door = door;
    aedes.preConnect = (client, packet, done) => {
      packet.keepalive = keepAliveOf(packet.keepalive ?? 0);
      const knock = this.#knocks.get(client.conn);
      const { keepalive: keepAliveSeconds, clean: cleanSession = true } = packet;
      Object.assign(knock ?? {}, { keepAliveSeconds, cleanSession });
      const error = this.#connects.spend() ? null : TOO_MANY;
      if (error) this.#door.outside.say(this.#door.region, packet.clientId, error.message);
      done(error, error === null && knock !== undefined);
    };
    aedes.authenticate = (client, username, password, done) => {
      this.#admit(client, username, password).then(
        () => done(null, true),
        (error) => {
          this.#say(client, String(error));
          connectionOf(client).note('AUTH_ERROR');
          done(REFUSED, false);
        },
      );
    };
    aedes.authorizePublish = (client, packet, done) => done(this.#refusePublish(client, packet));
    aedes.authorizeSubscribe = (client, subscription, done) => {
      const verdict = this.#subscribe(client, subscription);
      if (verdict instanceof Error) done(verdict);
      else done(null, verdict);
    };
    aedes.authorizeForward = (client, packet) => this.#forward(client, packet);
    aedes.on('client', (client) => this.#begin(client));
    aedes.on('clientDisconnect', (client) => this.#finish(client));
    aedes.on('keepaliveTimeout', (client) => connectionOf(client).note('MQTT_KEEP_ALIVE_TIMEOUT'));
    aedes.on('clientError', (client) => connectionOf(client).note('CLIENT_ERROR'));
    aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.#sessionOf(client)?.subscriptions.delete(filter);
    });
  }

  static async open(door: Door): Promise<RegionBroker> {
    return new RegionBroker(await Aedes.createBroker(), door);
  }

  /** Serves a device whose WebSocket is open. */
  serve(socket: WebSocket, request: IncomingMessage): void {
    const connection = new MqttConnection(socket);
    this.#knocks.set(connection, { request, keepAliveSeconds: 0, cleanSession: true });
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    this.#aedes.handle(connection);
  }

  /** Hands every message of a filter to a listener. */
  subscribe(filter: string, listener: (message: BrokerMessage) => void): void {
    const deliver = (packet: PublishPacket, done: () => void): void => {
      if (!isHidden(filter, packet.topic)) listener(brokerMessageOf(packet));
      done();
    };
    this.#aedes.subscribe(filter, deliver, () => {});
  }

  /** Resolves when the message is with every subscriber's connection. */
  publish(topic: string, payload: Buffer, qos: 0 | 1 = 0, retain = false): Promise<void> {
    const packet: PublishPacket = { cmd: 'publish', topic, payload, qos, retain, dup: false };
    return new Promise((resolve, reject) => {
      this.#aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Ends every connection without a word to anybody, as a region that is gone. */
  goDark(): void {
    for (const connection of this.#connections) connection.cut();
  }

  close(): Promise<void> {
    this.goDark();
    return new Promise((resolve) => this.#aedes.close(() => resolve()));
  }

  async #admit(client: Client, username: string | undefined, password: Buffer | undefined): Promise<void> {
    const connection = connectionOf(client);
    const knock = this.#knocks.get(connection);
    if (knock === undefined) throw new Error('The connection sent no CONNECT.');
    this.#knocks.delete(connection);
    const session = await admit(
      { ...knock, connection, clientId: client.id, username, password },
      this.#door,
    );
    // The device may have left while it was judged, and then aedes tells nobody that it did.
    if (connection.destroyed) return session.close();
    connection.once('close', () => session.close());
    this.#byConnection.set(connection, session);
    // aedes ends the older connection of the same id when it registers this one.
    this.sessions.get(client.id)?.connection.note('DUPLICATE_CLIENTID');
  }

  #begin(client: Client): void {
    const session = this.#sessionOf(client);
    if (session === undefined) return;
    session.versionNumber = this.former.nextVersion(session.clientId);
    this.sessions.set(session.clientId, session);
    this.#announce(connectedEvent(session));
  }

  #finish(client: Client): void {
    const session = this.#sessionOf(client);
    if (session === undefined) return;
    if (this.sessions.get(session.clientId) === session) this.sessions.delete(session.clientId);
    this.former.add(session);
    if (!session.connection.isCut) this.#announce(disconnectedEvent(session));
  }

  #announce(event: LifecycleEvent | undefined): void {
    if (event) void this.publish(event.topic, event.payload);
  }

  #refusePublish(client: Client | null, packet: PublishPacket): Error | null {
    const session = client && this.#sessionOf(client);
    if (!session) return null;
    const refusal = publishRefusal(session, packet);
    if (refusal === undefined) return null;
    session.connection.note('AUTH_ERROR');
    this.#door.outside.say(this.#door.region, session.clientId, refusal);
    return new Error(refusal);
  }

  /** The subscription, null where policies refuse it, or an error that ends the connection. */
  #subscribe(client: Client, subscription: Subscription): Subscription | null | Error {
    const session = this.#sessionOf(client);
    const { topic, qos } = subscription;
    const fault = session && subscriptionFault(session, topic);
    if (session === undefined || fault !== undefined) {
      session?.connection.note('CLIENT_ERROR');
      return new Error(fault);
    }
    if (!session.policy.allows('iot:Subscribe', 'topicfilter', topic)) {
      this.#say(client, `The policies do not allow iot:Subscribe on topicfilter/${topic}.`);
      return null;
    }
    session.subscriptions.set(topic, qos);
    return subscription;
  }

  /** What aedes is to deliver; what all subscribers get alike does not pass through it. */
  #forward<Packet extends PublishPacket>(client: Client, packet: Packet): Packet | null {
    if (!this.#mayReceive(client, packet.topic)) return null;
    if (packet.qos > 0 || packet.retain || !Buffer.isBuffer(packet.payload)) return packet;
    connectionOf(client).deliver(encodedPublish({ topic: packet.topic, payload: packet.payload }));
    return null;
  }

  #mayReceive(client: Client, topic: string): boolean {
    const isAllowed = this.#sessionOf(client)?.policy.allows('iot:Receive', 'topic', topic) === true;
    return isAllowed && connectionOf(client).budget.spend();
  }

  #sessionOf(client: Client): DeviceSession | undefined {
    return this.#byConnection.get(client.conn);
  }

  #say(client: Client, text: string): void {
    this.#door.outside.say(this.#door.region, client.id, text);
  }
}

function connectionOf(client: Client): MqttConnection {
  return client.conn as MqttConnection;
}
