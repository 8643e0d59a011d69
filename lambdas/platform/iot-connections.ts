import { iotDataCall } from './iot-data-call.ts';
import type { Guard } from './resilience.ts';

/** Connections of devices to this region's broker. */
export interface Connections {
  /** Whether a client is connected. Throws `broken` where the broker does not say. */
  isOpen(clientId: string): Promise<boolean>;
  /** Ends a client's connection, if it has one. */
  end(clientId: string): Promise<void>;
}

const UNKNOWN_CLIENT = 404;

/**
 * https://docs.aws.amazon.com/iot/latest/apireference/API_iotdata_GetConnection.html and
 * https://docs.aws.amazon.com/iot/latest/apireference/API_iotdata_DeleteConnection.html
 */
export function iotConnections(guard: Guard): Connections {
  const call = iotDataCall(guard);
  const of = (method: 'DELETE' | 'GET', clientId: string) =>
    call({
      method,
      path: `/connections/${encodeURIComponent(clientId)}`,
      body: '',
      alsoGood: UNKNOWN_CLIENT,
    });
  return {
    async isOpen(clientId) {
      const { status, body } = await of('GET', clientId);
      return status !== UNKNOWN_CLIENT && JSON.parse(body).connected === true;
    },
    async end(clientId) {
      await of('DELETE', clientId);
    },
  };
}
