import type { Api, GetToken } from '../api.ts';
import type { ConnectionState } from '../connection.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Ports } from '../ports.ts';
import type { Readable } from '../readable.ts';
import { type Access, brokerAccess } from './broker-access.ts';
import { type BrokerWorld, type End, type MqttConnection, mqttConnection } from './mqtt-connection.ts';

export interface LinkParts {
  readonly api: Pick<Api, 'ask' | 'avoid'>;
  readonly getToken: GetToken;
  readonly state: Readable<ConnectionState>;
  readonly world: BrokerWorld & Pick<Ports, 'nowMs' | 'randomBytes'>;
  /** Sessions whose own topics to ask for. */
  wanted(): readonly string[];
  /** Connected, and these sessions' own topics heard. */
  up(sessions: readonly string[]): void;
  down(): void;
  message(payload: string): void;
}

/** From no time to a second at first; then up to twice as long each time. */
const RECONNECT = { firstMs: 1_000, mostMs: 30_000, growth: 2 };
/** A connection that lasted as long was a good one. */
const GOOD_AFTER_MS = 30_000;
const RENEW_BEFORE_MS = 60_000;
/** AWS IoT ends a connection with an authorizer's leave after a day at most. */
const MOST_LIFE_MS = 86_400_000;

/** Keeps one connection to the broker of the region that serves the API, whichever that is. */
export class Link {
  readonly #parts: LinkParts;
  readonly #device: string;
  readonly #timers = new Map<string, () => void>();
  readonly #forgetState: () => void;
  #phase: 'idle' | 'connecting' | 'up' | 'waiting' | 'closed' = 'idle';
  #connection: MqttConnection | undefined;
  #ephemeral: ((sessionId: string) => string) | undefined;
  #region: string | undefined;
  #upSinceMs = 0;
  #hasBeenUp = false;
  #failures = 0;
  #renew = false;
  #hasRenewed = false;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#device = this.#nonce();
    this.#forgetState = parts.state.subscribe(({ region }) => this.#follow(region));
  }

  /** Connects, at once also where it waits to try again. */
  wake(): void {
    if (this.#phase === 'idle' || this.#phase === 'waiting') void this.#connect();
  }

  /** Connects anew within a second: other topics are wanted. */
  renewSoon(): void {
    if (this.#phase !== 'up' || this.#timers.has('anew')) return;
    this.#later('anew', fullJitterMs(0, this.#parts.world.randomBytes, RECONNECT), () => this.#anew());
  }

  /** Shows the session's other members something for a moment, if there is a connection. */
  whisper(sessionId: string, payload: string): void {
    if (this.#ephemeral) this.#connection?.publish(this.#ephemeral(sessionId), payload);
  }

  close(): void {
    this.#phase = 'closed';
    this.#forgetState();
    this.#cancelTimers();
    this.#connection?.close();
  }

  async #connect(): Promise<void> {
    this.#phase = 'connecting';
    this.#cancelTimers();
    try {
      const access = await this.#access();
      if (this.#phase !== 'connecting') return;
      this.#ephemeral = access.ephemeral;
      this.#connection = mqttConnection(access.broker, this.#parts.world, {
        ready: (granted) => this.#ready(access, granted),
        message: (payload) => this.#parts.message(payload),
        ended: (how) => this.#ended(access, how),
      });
    } catch {
      // No region answered, nobody is signed in, or the address is none for a WebSocket.
      if (this.#phase === 'connecting') this.#again();
    }
  }

  #access(): Promise<Access> {
    const renew = this.#renew;
    this.#hasRenewed = renew;
    this.#renew = false;
    return brokerAccess({ ...this.#parts, renew, device: this.#device, nonce: this.#nonce() });
  }

  #ready({ sessionsIn, answer, expiresAt }: Access, granted: readonly string[]): void {
    const { nowMs } = this.#parts.world;
    this.#phase = 'up';
    this.#hasBeenUp = true;
    this.#upSinceMs = nowMs();
    this.#region = answer.route.region ?? this.#parts.state.get().region;
    if (expiresAt !== undefined) {
      const leftMs = Math.min(expiresAt * 1_000 - nowMs(), MOST_LIFE_MS) - RENEW_BEFORE_MS;
      this.#later('expiry', Math.max(leftMs, GOOD_AFTER_MS), () => this.#anew(true));
    }
    this.#parts.up(sessionsIn(granted));
    this.#follow(this.#parts.state.get().region);
  }

  #ended({ answer }: Access, how: End): void {
    const wasUp = this.#phase === 'up';
    const lastedMs = this.#parts.world.nowMs() - this.#upSinceMs;
    if (wasUp && lastedMs > GOOD_AFTER_MS) this.#failures = 0;
    this.#renew = how === 'refused';
    const isRegions = how === 'unreachable' || (how === 'refused' && this.#hasRenewed);
    // A network that lets no WebSocket through is no fault of the region.
    if (isRegions && this.#hasBeenUp) this.#parts.api.avoid(answer);
    this.#again();
    if (wasUp) this.#parts.down();
  }

  #again(): void {
    this.#phase = 'waiting';
    this.#cancelTimers();
    const waitMs = fullJitterMs(this.#failures++, this.#parts.world.randomBytes, RECONNECT);
    this.#later('again', waitMs, () => void this.#connect());
  }

  #anew(renew = false): void {
    if (this.#phase !== 'up') return;
    this.#renew = renew;
    this.#connection?.close();
    this.#parts.down();
    void this.#connect();
  }

  /** Where HTTP goes to another region, so does this. Not at once: all who were in the region do. */
  #follow(region: string | undefined): void {
    if (this.#phase !== 'up' || region === undefined) return;
    this.#region ??= region;
    if (region !== this.#region) this.renewSoon();
  }

  /** Whatever comes of it cancels all timers first. */
  #later(name: string, ms: number, action: () => void): void {
    this.#timers.set(name, this.#parts.world.after(ms, action));
  }

  #cancelTimers(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #nonce(): string {
    return this.#parts.world.randomBytes(8).join('-');
  }
}
