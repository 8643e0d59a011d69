import type { GetToken } from './api.ts';
import { browserPorts } from './browser-ports.ts';
import type { Ports, Realtime } from './ports.ts';
import { memoryStorage } from './storage/memory-storage.ts';

/** How a client reaches its deployment. Only `edge` and `getToken` are needed. */
export interface MeridianOptions {
  /** Address of the edge, such as `https://d111111abcdef8.cloudfront.net`. */
  readonly edge: string;
  readonly getToken: GetToken;
  /** Names of the deployment's regions. With them, the client goes around one that fails before the edge does. */
  readonly regions?: readonly string[];
  /** Region → address of its own API: the way if the edge itself fails. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long an attempt may take before another region is tried. 2,500 if nothing is said. */
  readonly timeoutMs?: number;
  /** Intents that the outbox holds at most. 1,000 if nothing is said. */
  readonly mostIntents?: number;
  /** Bytes that the outbox holds at most. 4 MiB if nothing is said. */
  readonly mostBytes?: number;
  /** Replaces parts of the world: the storage for one that survives, the transport, clocks in tests. */
  readonly ports?: Partial<Ports>;
}

/** Options with everything that was not said. */
export interface Settings extends Required<Omit<MeridianOptions, 'ports'>> {
  /** Without a transport of the program's own, the client makes one. */
  readonly ports: Omit<Ports, 'realtime'> & { readonly realtime: Realtime | undefined };
}

const MEBIBYTE = 1024 * 1024;

export function withDefaults(options: MeridianOptions): Settings {
  const { ports, ...said } = options;
  const endpoints = said.endpoints ?? {};
  return {
    regions: Object.keys(endpoints),
    headers: {},
    timeoutMs: 2_500,
    mostIntents: 1_000,
    mostBytes: 4 * MEBIBYTE,
    ...said,
    edge: withoutSlash(said.edge),
    endpoints: Object.fromEntries(Object.entries(endpoints).map(([name, url]) => [name, withoutSlash(url)])),
    ports: { ...browserPorts(), storage: memoryStorage(), realtime: undefined, ...ports },
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}
