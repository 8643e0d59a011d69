import type { Envelope } from '../../lambdas/contract/envelope.ts';
import { type CloudProcess, forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';
import { MqttClient } from '../local/engines/iot/mqtt-client.ts';

const [OHIO, DUBLIN, TOKYO] = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;

interface Access {
  readonly endpoint: string;
  readonly authorizer: string;
  readonly clientIdPrefix: string;
  readonly inbox: string;
}

type Commits = Extract<Envelope, { kind: 'commits' }>;

describe('devices at the brokers of the local cloud', () => {
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

  /** A client and what the broker answered to its CONNECT: 0, another code, or -1 for none at all. */
  async function knock({ endpoint, authorizer, token }: Access & { token: string }, clientId: string) {
    const client = new MqttClient(endpoint);
    connected.push(client);
    const username = `?x-amz-customauthorizer-name=${authorizer}&token=${token}`;
    const code = await client.connect({ clientId, username }).catch(() => -1);
    return { client, code };
  }

  /** A device of a user that listens to the user's inbox. */
  async function device(user: string, region: string): Promise<MqttClient> {
    const access = await accessOf(user, region);
    const { client, code } = await knock(access, `${access.clientIdPrefix}phone~${connected.length}`);
    expect([code, await client.subscribe(access.inbox)]).toEqual([0, [0]]);
    return client;
  }

  async function command(region: string, user: string, method: string, path: string, body?: object) {
    const answer = await cloud.api(region, path, {
      method,
      token: await cloud.token(user),
      headers: { priority: 'u=1' },
      ...(body && { body }),
    });
    expect([method, path, answer.status]).toEqual([method, path, 202]);
    return answer.json;
  }

  /** Everything of a session that came to a device. */
  function dataAt(client: MqttClient, session: string): unknown[] {
    return client.messages
      .map(({ payload }) => JSON.parse(payload) as Commits)
      .filter((envelope) => envelope.session === session)
      .flatMap(({ commits }) =>
        commits.flatMap((commit) => ('events' in commit ? commit.events.map(({ data }) => data) : [])),
      );
  }

  const holds = (wanted: unknown) => (data: unknown[]) =>
    data.some((each) => JSON.stringify(each) === JSON.stringify(wanted));

  test('two devices in two regions see what was written in a third', async () => {
    const devices = await Promise.all([device('kim', TOKYO), device('kim', DUBLIN)]);
    const { sessionId } = await command(OHIO, 'kim', 'POST', '/v1/sessions', {});
    await command(OHIO, 'kim', 'PATCH', `/v1/sessions/${sessionId}/profile`, { city: 'Seoul' });
    for (const client of devices) {
      const seen = await until(
        async () => dataAt(client, String(sessionId)),
        holds({ city: 'Seoul' }),
        20_000,
      );
      expect(seen).toContainEqual({ city: 'Seoul' });
    }
  }, 40_000);

  test('a member gets what is written until the removal, and nothing after it', async () => {
    const [owner, member] = await Promise.all([device('ada', DUBLIN), device('bob', DUBLIN)]);
    const { sessionId } = await command(DUBLIN, 'ada', 'POST', '/v1/sessions', {});
    const session = String(sessionId);
    await until(
      async () => dataAt(owner, session),
      (data) => data.length > 0,
    );
    await command(DUBLIN, 'ada', 'PUT', `/v1/sessions/${session}/members/bob`, {});
    await until(
      async () => dataAt(member, session),
      (data) => data.length > 0,
    );
    await command(DUBLIN, 'ada', 'POST', `/v1/sessions/${session}/messages`, { text: 'welcome' });
    await until(async () => dataAt(member, session), holds({ text: 'welcome' }));
    await command(DUBLIN, 'ada', 'DELETE', `/v1/sessions/${session}/members/bob`);
    await until(
      async () => dataAt(owner, session),
      (data) => data.length > 3,
    );
    await command(DUBLIN, 'ada', 'POST', `/v1/sessions/${session}/messages`, { text: 'among us' });
    await until(async () => dataAt(owner, session), holds({ text: 'among us' }));
    expect(dataAt(owner, session)).toContainEqual({ text: 'among us' });
    expect(dataAt(member, session)).toContainEqual({ text: 'welcome' });
    expect(dataAt(member, session)).not.toContainEqual({ text: 'among us' });
  }, 60_000);

  test('a stranger neither connects under a foreign client id nor hears a foreign inbox', async () => {
    const [kim, eve] = await Promise.all([accessOf('kim', DUBLIN), accessOf('eve', DUBLIN)]);
    const foreign = await knock(eve, `${kim.clientIdPrefix}phone~1`);
    const forged = await knock(
      { ...eve, token: `${eve.token.slice(0, -4)}AAAA` },
      `${eve.clientIdPrefix}phone~1`,
    );
    const expired = await cloud.token('eve', { expiresIn: -60 });
    const late = await knock({ ...eve, token: expired }, `${eve.clientIdPrefix}phone~1`);
    expect([foreign.code, forged.code, late.code].every((code) => code !== 0)).toBe(true);
    const { client, code } = await knock(eve, `${eve.clientIdPrefix}phone~1`);
    expect(code).toBe(0);
    expect(await client.subscribe(kim.inbox)).toEqual([128]);
    expect(await client.subscribe('meridian/meridian/u/+/in')).toEqual([128]);
    client.publish(kim.inbox, '{"v":1}');
    await client.ended();
    expect(client.messages).toEqual([]);
  }, 40_000);
});
