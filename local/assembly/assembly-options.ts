import type { LocalAddresses } from './identity.ts';

/** What only the running local cloud knows about the app. */
export interface AssemblyOptions extends LocalAddresses {
  /** Where the issuer answers now, without a trailing slash; `issuerUrl` is its name. */
  readonly servedIssuerUrl: string;
  /** Value of a secret, by the secret's name. */
  secrets(name: string): string;
  /** Address of a region's HTTP API on this machine, without a trailing slash. */
  apiUrl(region: string): string;
  /** Address of a region's MQTT broker on this machine, as `ws://host:port`. */
  mqttUrl(region: string): string;
}
