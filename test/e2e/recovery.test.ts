import { type CloudProcess, forget, startCloudProcess, until } from './cloud.ts';

/** Tests share one cloud, which the last one stops and starts again. */
describe('the local cloud under faults', () => {
  let cloud: CloudProcess;
  let token: string;
  let session: string;

  beforeAll(async () => {
    cloud = await startCloudProcess();
    token = await cloud.token('kim');
    const created = await cloud.edge('/v1/sessions', { method: 'POST', token, body: {} });
    session = String(created.json.sessionId);
    // The creation has to be everywhere before regions are cut off from each other.
    for (const region of cloud.regions) await settled(region, String(created.json.eventId));
  }, 90_000);
  afterEach(async () => {
    await cloud.faults();
  });
  afterAll(async () => {
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });

  async function patch(region: string, body: object): Promise<string> {
    const path = `/v1/sessions/${session}/profile`;
    const accepted = await cloud.api(region, path, { method: 'PATCH', token, body });
    expect([region, accepted.status]).toEqual([region, 202]);
    return String(accepted.json.eventId);
  }

  function settled(region: string, eventId: string) {
    const path = `/v1/sessions/${session}/profile?after=${eventId}`;
    return until(
      () => cloud.api(region, path, { token, headers: { prefer: 'wait=5' } }),
      ({ status }) => status === 200,
    );
  }

  test('merges what a partition has kept apart', async () => {
    await cloud.faults({ replication: { partitions: [['us-east-1', 'eu-west-1']] } });
    const there = await patch('eu-west-1', { apart: { there: 1 } });
    const here = await patch('us-east-1', { apart: { here: 1 } });
    await settled('us-east-1', here);
    const alone = await cloud.api('us-east-1', `/v1/sessions/${session}/profile`, { token });
    expect(alone.json.profile).toEqual({ apart: { here: 1 } });
    await cloud.faults({ replication: { partitions: [] } });
    await settled('us-east-1', there);
    const merged = await cloud.api('us-east-1', `/v1/sessions/${session}/profile`, { token });
    expect(merged.json.profile).toEqual({ apart: { here: 1, there: 1 } });
  });

  test('goes around a region that is down, and back to it', async () => {
    await until(
      () => cloud.edge('/v1/health', { country: 'KR' }),
      ({ headers }) => headers.get('x-local-origin') === 'ap-northeast-1',
    );
    await cloud.faults({ regions: { 'ap-northeast-1': 'down' } });
    expect((await cloud.api('ap-northeast-1', '/v1/health')).status).toBe(503);
    const around = await until(
      () => cloud.edge('/v1/health', { country: 'KR' }),
      ({ status }) => status === 200,
      10_000,
    );
    expect([around.status, around.headers.get('x-local-origin')]).toEqual([
      200,
      expect.not.stringMatching('ap-'),
    ]);
    await cloud.faults({ regions: {} });
    const back = await until(
      () => cloud.edge('/v1/health', { country: 'KR' }),
      ({ headers }) => headers.get('x-local-origin') === 'ap-northeast-1',
      10_000,
    );
    expect(back.headers.get('x-local-origin')).toBe('ap-northeast-1');
  }, 60_000);

  test('applies after a stop and a start what was accepted before', async () => {
    await cloud.faults({ lambda: { slowMs: { apply: 3_000 } } });
    const eventIds: string[] = [];
    for (let count = 0; count < 30; count += 1)
      eventIds.push(await patch('us-east-1', { counted: { [count]: count } }));
    const home = (await cloud.status()).regions['us-east-1'];
    const depths = Object.values(home?.queues ?? {});
    const waiting = depths.reduce((sum, { visible, inFlight }) => sum + visible + inFlight, 0);
    expect(waiting).toBeGreaterThan(0);
    expect(await cloud.stop()).toBeLessThan(5_000);
    cloud = await startCloudProcess(cloud.folder);
    token = await cloud.token('kim');
    for (const eventId of eventIds.slice(-1)) await settled('eu-west-1', eventId);
    const drained = await until(
      () => cloud.api('eu-west-1', `/v1/sessions/${session}/profile`, { token }),
      ({ json }) => Object.keys((json.profile as { counted?: object })?.counted ?? {}).length === 30,
      20_000,
    );
    expect(drained.status).toBe(200);
    expect(Object.keys((drained.json.profile as { counted: object }).counted)).toHaveLength(30);
  }, 90_000);
});
