import { WebSocket } from 'ws';
import { browserPorts } from '../../client/browser-ports.ts';
import {
  type BrokerAccess,
  type Hearing,
  type MqttConnection,
  mqttConnection,
} from '../../client/realtime/mqtt-connection.ts';

/** Opens the client library's own MQTT connection, and nothing of the library above it. */
export function rawDevice(access: BrokerAccess, hearing: Hearing): MqttConnection {
  const webSocket = (url: string, protocol: string) =>
    new WebSocket(url, protocol, { perMessageDeflate: false });
  return mqttConnection(access, { ...browserPorts(), webSocket }, hearing);
}

/** The way to a broker for a device of a user, as `GET /v1/realtime` and the topics say. */
export interface Way {
  readonly endpoint: string;
  readonly authorizer: string;
  readonly clientIdPrefix: string;
  readonly token: string;
  readonly filters: readonly string[];
  readonly sessions: readonly string[];
}

export function accessOf(way: Way, device: string, nonce: string): BrokerAccess {
  const { endpoint, authorizer, clientIdPrefix, token, filters, sessions } = way;
  const username = `?x-amz-customauthorizer-name=${authorizer}&sessions=${sessions.join(',')}`;
  return { endpoint, clientId: `${clientIdPrefix}${device}~${nonce}`, username, password: token, filters };
}
