import type { Envelope } from '../../lambdas/contract/envelope.ts';
import { type CloudProcess, forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';
import { MqttClient } from '../local/engines/iot/mqtt-client.ts';

const [OHIO, DUBLIN, TOKYO] = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;

interface Access {
  readonly endpoint: string;
  readonly authorizer: string;
  readonly clientIdPrefix: string;
  readonly inbox: string;
  readonly everyone: string;
}

type Members = Record<string, { devices: Record<string, number>; lastSeen?: string }>;

describe('presence at the local cloud', () => {
  let cloud: CloudProcess;
  const connected: MqttClient[] = [];

  beforeAll(async () => {
    cloud = await startCloudProcess();
  }, 90_000);
  afterAll(async () => {
    for (const client of connected) client.socket.terminate();
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });

  async function accessOf(user: string, region: string): Promise<Access & { token: string }> {
    const token = await cloud.token(user);
    const { json } = await cloud.api(region, '/v1/realtime', { token });
    return { ...(json as unknown as Access), token };
  }

  async function device(user: string, region: string): Promise<MqttClient> {
    const { endpoint, authorizer, token, clientIdPrefix, inbox, everyone } = await accessOf(user, region);
    const client = new MqttClient(endpoint);
    connected.push(client);
    const username = `?x-amz-customauthorizer-name=${authorizer}&token=${token}`;
    await client.connect({ clientId: `${clientIdPrefix}phone~${connected.length}`, username });
    expect(await client.subscribe(inbox, everyone)).toEqual([0, 0]);
    return client;
  }

  async function command(user: string, method: string, path: string, body?: object) {
    const token = await cloud.token(user);
    const headers = { priority: 'u=1' };
    const answer = await cloud.api(DUBLIN, path, { method, token, headers, ...(body && { body }) });
    expect([method, path, answer.status]).toEqual([method, path, 202]);
    return answer.json;
  }

  /** A session with a member, once its members are known there. */
  async function room(owner: string, member: string): Promise<string> {
    const session = String((await command(owner, 'POST', '/v1/sessions', {})).sessionId);
    await command(owner, 'PUT', `/v1/sessions/${session}/members/${member}`, {});
    const token = await cloud.token(member);
    for (const region of cloud.regions) {
      const members = () => cloud.api(region, `/v1/sessions/${session}/presence`, { token });
      expect((await until(members, ({ status }) => status === 200, 20_000)).status).toBe(200);
    }
    return session;
  }

  async function presence(user: string, region: string, session: string) {
    const token = await cloud.token(user);
    return cloud.api(region, `/v1/sessions/${session}/presence`, { token });
  }

  /** What a device was told of a member last. */
  function toldOf(client: MqttClient, session: string, member: string): Members[string] | undefined {
    return client.messages
      .map(({ payload }) => JSON.parse(payload) as Envelope)
      .flatMap((envelope) =>
        envelope.kind === 'presence' && envelope.session === session ? [envelope.members[member]] : [],
      )
      .filter((told) => told !== undefined)
      .at(-1);
  }

  const keyOf = async (user: string) => (await accessOf(user, DUBLIN)).clientIdPrefix.slice(0, 32);

  test('a member in another region is seen to come and to go', async () => {
    const session = await room('kim', 'lee');
    const lee = await keyOf('lee');
    const kims = await device('kim', DUBLIN);
    const before = await presence('kim', DUBLIN, session);
    expect(before.json).toMatchObject({ members: { [lee]: { devices: {} } } });
    const lees = await device('lee', TOKYO);
    const came = await until(
      async () => toldOf(kims, session, lee),
      (told) => told?.devices[TOKYO] === 1,
      20_000,
    );
    expect(came).toEqual({ devices: { [TOKYO]: 1 }, lastSeen: expect.any(String) });
    const read = await until(
      () => presence('kim', OHIO, session),
      ({ json }) => json.online === 2,
      20_000,
    );
    expect(read.json).toMatchObject({ online: 2, members: { [lee]: { devices: { [TOKYO]: 1 } } } });
    const leftMs = performance.now();
    lees.disconnect();
    await until(
      async () => toldOf(kims, session, lee),
      (told) => told?.devices[TOKYO] === undefined,
      30_000,
    );
    expect(toldOf(kims, session, lee)).toEqual({ devices: {}, lastSeen: expect.any(String) });
    console.log(`Seen to leave after ${Math.round(performance.now() - leftMs)} ms.`);
  }, 90_000);
});
