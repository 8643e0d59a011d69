import { type CloudProcess, forget, startCloudProcess, until } from './cloud.ts';

describe('the local cloud with the real bundles', () => {
  let cloud: CloudProcess;
  let token: string;

  beforeAll(async () => {
    cloud = await startCloudProcess();
    token = await cloud.token('kim', { tenant: 'acme' });
  }, 90_000);
  afterAll(async () => {
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });

  async function newSession(): Promise<string> {
    const created = await cloud.edge('/v1/sessions', { method: 'POST', token, country: 'KR', body: {} });
    expect(created.status).toBe(202);
    return String(created.json.sessionId);
  }

  async function patch(session: string, country: string, body: object): Promise<string> {
    const accepted = await cloud.edge(`/v1/sessions/${session}/profile`, {
      method: 'PATCH',
      token,
      country,
      body,
    });
    expect(accepted.status).toBe(202);
    return String(accepted.json.eventId);
  }

  test('is healthy in every region and through the edge', async () => {
    for (const region of cloud.regions) expect((await cloud.api(region, '/v1/health')).status).toBe(200);
    expect((await cloud.edge('/v1/health')).status).toBe(200);
  });

  test('sends each country to its continent', async () => {
    const region = async (country: string) =>
      (await cloud.edge('/v1/health', { country })).headers.get('x-local-origin');
    expect([await region('KR'), await region('DE'), await region('US')]).toEqual([
      'ap-northeast-1',
      'eu-west-1',
      'us-east-1',
    ]);
  });

  test('shows a patch from Seoul to a reader in Berlin, and in every region', async () => {
    const session = await newSession();
    const eventId = await patch(session, 'KR', { name: 'Kim', city: 'Seoul' });
    const path = `/v1/sessions/${session}/profile?after=${eventId}`;
    const headers = { prefer: 'wait=5' };
    const berlin = await cloud.edge(path, { token, country: 'DE', headers });
    expect(berlin.headers.get('x-local-origin')).toBe('eu-west-1');
    expect([berlin.status, berlin.json.profile]).toEqual([200, { name: 'Kim', city: 'Seoul' }]);
    for (const region of cloud.regions) {
      const answer = await cloud.api(region, path, { token, headers });
      expect([region, answer.status, answer.json.profile]).toEqual([
        region,
        200,
        { name: 'Kim', city: 'Seoul' },
      ]);
    }
  });

  test('keeps concurrent patches of different fields from three regions', async () => {
    const session = await newSession();
    const eventIds = await Promise.all(
      ['KR', 'DE', 'US'].map((country) => patch(session, country, { [country]: 1 })),
    );
    for (const region of cloud.regions) {
      for (const eventId of eventIds) {
        const path = `/v1/sessions/${session}/profile?after=${eventId}`;
        await cloud.api(region, path, { token, headers: { prefer: 'wait=5' } });
      }
      const answer = await cloud.api(region, `/v1/sessions/${session}/profile`, { token });
      expect(answer.json.profile).toEqual({ KR: 1, DE: 1, US: 1 });
    }
  });

  test('counts what it applied, and drains', async () => {
    const drained = await until(cloud.status, ({ regions }) =>
      Object.values(regions).every(({ inFlight, streamLag }) => inFlight === 0 && streamLag === 0),
    );
    const regions = Object.values(drained.regions);
    expect(drained.ready).toBe(true);
    expect(regions.map(({ up, deadLetters }) => [up, deadLetters])).toEqual(Array(3).fill([true, 0]));
    // Two sessions, and one and three patches.
    expect(regions.reduce((total, { applied }) => total + applied, 0)).toBe(6);
  });
});
