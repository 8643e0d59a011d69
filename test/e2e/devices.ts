import type { Static } from '@sinclair/typebox';
import type { RealtimeAccess } from '../../lambdas/contract/answers.ts';
import type { CloudClient } from '../../local/testing/cloud-client.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { MqttClient } from '../local/engines/iot/mqtt-client.ts';

/** What a user needs in order to connect to a region's broker. */
export interface Access extends Static<typeof RealtimeAccess> {
  readonly token: string;
  /** Sessions whose own topics it asks to hear. */
  readonly sessions?: string;
}

/** Devices that speak MQTT by themselves, without the client library. */
export interface Devices {
  accessOf(token: string, region: string): Promise<Access>;
  /** A client and what the broker answered to its CONNECT: 0, another code, or -1 for none at all. */
  knock(access: Access, clientId?: string): Promise<{ client: MqttClient; code: number }>;
  /** A device that hears topics, or none. On a busy machine the authorizer is late, and then it knocks again. */
  listening(access: Access, ...topics: string[]): Promise<MqttClient>;
  /** Ends all connections without a word. */
  end(): void;
}

// They send no pings.
const KEEP_ALIVE_SECONDS = 1_200;
const WITHIN_MS = 60_000;

/** Devices at the brokers of a running local cloud. */
export function devicesAt(cloud: CloudClient): Devices {
  const connected: MqttClient[] = [];
  const knock: Devices['knock'] = async (access, named) => {
    const client = new MqttClient(access.endpoint);
    connected.push(client);
    const clientId = named ?? `${access.clientIdPrefix}phone${connected.length}~1`;
    const { authorizer, token, sessions = '' } = access;
    const username = `?x-amz-customauthorizer-name=${authorizer}&token=${token}&sessions=${sessions}`;
    const connection = { clientId, username, keepAliveSeconds: KEEP_ALIVE_SECONDS };
    return { client, code: await client.connect(connection).catch(() => -1) };
  };
  return {
    accessOf: async (token, region) => {
      const access = () => cloud.api(region, '/v1/realtime', { token });
      const { json, status, text } = await until(access, (answer) => answer.status === 200, WITHIN_MS);
      if (status !== 200) throw new Error(`${region} answered ${status}: ${text}`);
      return { ...(json as Static<typeof RealtimeAccess>), token };
    },
    knock,
    listening: async (access, ...topics) => {
      const attempt = async () => {
        const { client, code } = await knock(access);
        const isHeard = topics.length > 0 && code === 0;
        return { client, code, granted: isHeard ? await client.subscribe(...topics).catch(() => [128]) : [] };
      };
      const isThere = (one: Awaited<ReturnType<typeof attempt>>) =>
        one.code === 0 && one.granted.every((quality) => quality === 0);
      const { client, code, granted } = await until(attempt, isThere, WITHIN_MS);
      if (code !== 0) throw new Error(`The broker answered ${code} to every CONNECT.`);
      if (granted.some((quality) => quality !== 0))
        throw new Error(`The broker grants ${granted} of ${topics}.`);
      return client;
    },
    end: () => {
      for (const { socket } of connected) socket.terminate();
    },
  };
}
