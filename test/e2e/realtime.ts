import type { Envelope } from '../../lambdas/contract/envelope.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import type { MqttClient } from '../local/engines/iot/mqtt-client.ts';
import { type Devices, devicesAt } from './devices.ts';
import { lentCloud } from './lent-cloud.ts';

const [OHIO, DUBLIN, TOKYO] = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;

type Commits = Extract<Envelope, { kind: 'commits' }>;

describe('devices at the brokers of the local cloud', () => {
  let cloud: CloudProcess;
  let devices: Devices;

  beforeAll(async () => {
    cloud = await lentCloud();
    devices = devicesAt(cloud);
  }, 90_000);
  afterAll(async () => {
    devices?.end();
  });

  const accessOf = async (user: string, region: string) => devices.accessOf(await cloud.token(user), region);

  /** A device of a user that listens to the user's inbox. */
  async function device(user: string, region: string): Promise<MqttClient> {
    const access = await accessOf(user, region);
    return devices.listening(access, access.inbox);
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
    const phones = await Promise.all([device('kim', TOKYO), device('kim', DUBLIN)]);
    const { sessionId } = await command(OHIO, 'kim', 'POST', '/v1/sessions', {});
    await command(OHIO, 'kim', 'PATCH', `/v1/sessions/${sessionId}/profile`, { city: 'Seoul' });
    for (const client of phones) {
      const seen = await until(
        async () => dataAt(client, String(sessionId)),
        holds({ city: 'Seoul' }),
        20_000,
      );
      expect(seen).toContainEqual({ city: 'Seoul' });
    }
  }, 90_000);

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
  }, 120_000);

  test('a removed member of a large session loses the connection by which they could hear it, and hears nothing more', async () => {
    const { sessionId } = await command(DUBLIN, 'ann', 'POST', '/v1/sessions', {});
    const session = String(sessionId);
    const subjects = ['ben', ...Array.from({ length: 99 }, (_, at) => `member ${at}`)];
    const commands = subjects.map((subject) => ({ type: 'member.add', sessionId: session, subject }));
    const token = await cloud.token('ann');
    await cloud.api(DUBLIN, '/v1/batch', { method: 'POST', token, body: { commands } });
    const size = () => cloud.api(DUBLIN, `/v1/sessions/${session}/members?limit=100`, { token });
    await until(size, ({ json }) => (json.members as string[] | undefined)?.length === 100, 20_000);
    const access = await accessOf('ben', DUBLIN);
    const asked = { ...access, sessions: session };
    const topic = `meridian/meridian/s/${session}/ev`;
    const client = await devices.listening(asked, access.inbox, topic);
    const say = (text: string) =>
      command(DUBLIN, 'ann', 'POST', `/v1/sessions/${session}/messages`, { text });
    await say('welcome');
    await until(async () => dataAt(client, session), holds({ text: 'welcome' }), 20_000);
    expect(dataAt(client, session)).toContainEqual({ text: 'welcome' });

    await command(DUBLIN, 'ann', 'DELETE', `/v1/sessions/${session}/members/ben`);
    await until(
      async () => client.closed,
      (isClosed) => isClosed,
      20_000,
    );
    expect(client.closed).toBe(true);
    // relay, which may be another environment by then, goes by the table.
    await until(size, ({ json }) => (json.members as string[] | undefined)?.length === 99, 20_000);
    const again = await devices.listening(asked, access.inbox);
    expect(await again.subscribe(topic)).toEqual([128]);
    const owner = await device('ann', DUBLIN);
    await say('among us');
    const told = () => cloud.api(DUBLIN, `/v1/sessions/${session}/messages`, { token });
    await until(told, ({ text }) => text.includes('among us'), 20_000);
    expect([...dataAt(client, session), ...dataAt(again, session)]).not.toContainEqual({
      text: 'among us',
    });
    expect(owner.closed).toBe(false);
  }, 120_000);

  test('a stranger neither connects under a foreign client id nor hears a foreign inbox', async () => {
    const [kim, eve] = await Promise.all([accessOf('kim', DUBLIN), accessOf('eve', DUBLIN)]);
    const foreign = await devices.knock(eve, `${kim.clientIdPrefix}phone~1`);
    const forged = await devices.knock(
      { ...eve, token: `${eve.token.slice(0, -4)}AAAA` },
      `${eve.clientIdPrefix}phone~1`,
    );
    const expired = await cloud.token('eve', { expiresIn: -60 });
    const late = await devices.knock({ ...eve, token: expired }, `${eve.clientIdPrefix}phone~1`);
    expect([foreign.code, forged.code, late.code].every((code) => code !== 0)).toBe(true);
    const client = await devices.listening(eve, eve.inbox);
    expect(await client.subscribe(kim.inbox)).toEqual([128]);
    expect(await client.subscribe('meridian/meridian/u/+/in')).toEqual([128]);
    client.publish(kim.inbox, '{"v":1}');
    await client.ended();
    expect(client.messages).toEqual([]);
  }, 40_000);
});
