import type { MeridianEvent } from '../lambdas/contract/events.ts';
import type { Cursor } from '../lambdas/domain/cursor.ts';

/** What the client needs of the world. Everything that is neither a value nor a promise of one comes through here. */
export interface Ports {
  readonly fetch: Fetch;
  /** Opens a WebSocket; where it is undefined, sessions are asked for by HTTP. */
  readonly webSocket: OpenSocket | undefined;
  readonly storage: ClientStorage;
  readonly realtime: Realtime;
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Calls once, after so many milliseconds; what it answers takes the call back. */
  after(ms: number, action: () => void): () => void;
  /** So many fresh random bytes. */
  randomBytes(count: number): Uint8Array;
}

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/** The part of a request that `fetch` is given. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly body?: string;
}

/** The part of a response that is read. */
export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** Opens a WebSocket at the address, with the one subprotocol that the client speaks. */
export type OpenSocket = (url: string, protocol: string) => Socket;

/** The part of a WebSocket that the client uses; a browser's fits, and that of npm's `ws`. */
export interface Socket {
  binaryType: string;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
}

/** Where the outbox survives a reload: a small map of texts. One to each signed-in user. */
export interface ClientStorage {
  load(): Promise<ReadonlyMap<string, string>>;
  /** All of the changes or none; undefined deletes. Resolves once they would survive the end of the program. */
  write(changes: ReadonlyMap<string, string | undefined>): Promise<void>;
}

/** One commit as a transport brings it. */
export interface PushedCommit {
  readonly lane: string;
  readonly version: number;
  /** Messages of the lane up to and with this commit. */
  readonly messages?: number;
  /** Missing where the commit is too large to be pushed: it is then fetched. */
  readonly events?: readonly MeridianEvent[];
}

/** Brings commits of sessions to the client. It may lose, repeat and reorder them: the client fills the gaps. */
export interface Realtime {
  /** Opens a session's supply; what it answers closes it again. */
  open(sessionId: string, sink: Sink): () => void;
}

/** Where a transport puts what it brings. */
export interface Sink {
  commit(commit: PushedCommit): void;
  /** How far lanes are, as a transport hears: what does not come by itself in a moment is fetched. */
  heads(heads: Cursor): void;
  /**
   * Something may be new: asks the API for what is past the cursor. Whether anything was. Never rejects.
   * @param waits whether the API may wait for what comes, up to five seconds
   */
  check(waits?: boolean): Promise<boolean>;
}
