import { LRUCache } from 'lru-cache';
import type { DeviceSession } from './device-session.ts';
import type { DisconnectReason } from './disconnect-reason.ts';
import { IOT_LIMITS } from './iot-limits.ts';

/** A client that was connected not long ago. */
export interface FormerClient {
  readonly versionNumber: number;
  readonly cleanSession: boolean;
  readonly keepAliveSeconds: number;
  /** Milliseconds since the epoch. */
  readonly disconnectedAt: number;
  readonly disconnectReason: DisconnectReason;
}

/** Clients that are gone, for as long as IoT Core remembers them. */
export interface FormerClients {
  /** For GetConnection. */
  get(clientId: string): FormerClient | undefined;
  /** The number of a client's next connection. */
  nextVersion(clientId: string): number;
  add(session: DeviceSession): void;
}

export function createFormerClients(): FormerClients {
  const clients = new LRUCache<string, FormerClient>({ max: 50_000, ttl: IOT_LIMITS.versionKeptMs });
  return {
    get(clientId) {
      const client = clients.get(clientId);
      const isKnown = client && Date.now() - client.disconnectedAt < IOT_LIMITS.disconnectKnownMs;
      return isKnown ? client : undefined;
    },
    nextVersion: (clientId) => (clients.get(clientId)?.versionNumber ?? -1) + 1,
    add({ clientId, versionNumber, cleanSession, keepAliveSeconds, connection }) {
      const facts = { versionNumber, cleanSession, keepAliveSeconds };
      const disconnectReason = connection.endedBy;
      clients.set(clientId, { ...facts, disconnectedAt: Date.now(), disconnectReason });
    },
  };
}
