// Longer than other files: its tests share one cloud, whose start costs more than most of them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { holesIn, logOf } from '../../bench/prove/logs.ts';
import { streamedIn } from '../../bench/prove/streamed.ts';
import { type CloudProcess, forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';

const STREAM = 'meridian-events';
const MARKS_STORE = 'arn:aws:cloudfront::111111111111:key-value-store/meridian-routing';
const CREDENTIALS = { accessKeyId: 'operator', secretAccessKey: 'operator' };
/** The calls that apply makes for new events, in their order; each is the last of one environment. */
const CALLS = ['Query', 'PutItem', 'BatchWriteItem', 'UpdateItem', 'PutRecords'];
/** Two of these in a batch make apply save a snapshot. */
const LONG = 'x'.repeat(40_000);
const APART = ['ap-northeast-1', 'eu-west-1'] as const;

/** Tests share one cloud, which the last one stops and starts again. */
describe('what was accepted is kept', () => {
  let cloud: CloudProcess;
  let token: string;
  let session: string;

  beforeAll(async () => {
    cloud = await startCloudProcess();
    token = await cloud.token('kim');
    await hideFor(3);
    session = await newSession();
  }, 90_000);
  afterEach(async () => {
    await cloud?.faults();
  });
  afterAll(async () => {
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });

  /** A message whose consumer died comes again after three minutes; nobody here waits that long. */
  async function hideFor(seconds: number): Promise<void> {
    for (const region of cloud.regions) {
      const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
      const sqs = new SQSClient({ region, endpoint, credentials: CREDENTIALS });
      for (const QueueName of ['meridian-interactive', 'meridian-bulk']) {
        const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
        const Attributes = { VisibilityTimeout: String(seconds) };
        await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
      }
      sqs.destroy();
    }
  }

  async function newSession(): Promise<string> {
    const created = await cloud.edge('/v1/sessions', { method: 'POST', token, body: {} });
    const sessionId = String(created.json.sessionId);
    for (const region of cloud.regions) await settled(region, String(created.json.eventId), sessionId);
    return sessionId;
  }

  async function patch(region: string, body: object): Promise<string> {
    const path = `/v1/sessions/${session}/profile`;
    const accepted = await cloud.api(region, path, { method: 'PATCH', token, body });
    expect([region, accepted.status]).toEqual([region, 202]);
    return String(accepted.json.eventId);
  }

  function settled(region: string, eventId: string, sessionId = session) {
    const path = `/v1/sessions/${sessionId}/profile?after=${eventId}`;
    return until(
      () => cloud.api(region, path, { token, headers: { prefer: 'wait=5' } }),
      ({ status }) => status === 200,
      20_000,
    );
  }

  async function crashesIn(region: string): Promise<number> {
    const { functions = {} } = (await cloud.status()).regions[region] ?? {};
    return (functions['meridian-apply'] as { errors: number }).errors;
  }

  /** Two long patches, a message and a member: work for every call of apply. */
  async function sendOneOfEach(region: string, call: string): Promise<string[]> {
    const commands = [
      { type: 'profile.patch', patch: { [call]: LONG } },
      { type: 'profile.patch', patch: { [call]: `after ${call}`, long: LONG } },
      { type: 'message.send', message: { text: call } },
      { type: 'member.add', subject: call },
    ].map((command) => ({ ...command, sessionId: session, queue: 'interactive' }));
    const { json } = await cloud.api(region, '/v1/batch', { method: 'POST', token, body: { commands } });
    return (json.results as { eventId: string }[]).map(({ eventId }) => eventId);
  }

  test('an apply that dies after any of its calls is repaired by redelivery, Kinesis included', async () => {
    const sent: string[] = [];
    for (const [at, call] of CALLS.entries()) {
      const region = cloud.regions[at % cloud.regions.length] ?? '';
      const before = await crashesIn(region);
      await cloud.faults({ lambda: { crashAfter: { apply: call } } });
      sent.push(...(await sendOneOfEach(region, call)));
      const crashes = await until(
        () => crashesIn(region),
        (count) => count > before,
        30_000,
      );
      expect([call, crashes > before]).toEqual([call, true]);
    }
    await cloud.faults();
    expect(await until(waiting, (count) => count === 0, 30_000)).toBe(0);
    for (const region of cloud.regions) {
      for (const eventId of sent)
        expect([region, (await settled(region, eventId)).status]).toEqual([region, 200]);
      await expectWhole(region, sent);
    }
  }, 180_000);

  /** One region's view of everything that was sent: state, messages, log and stream. */
  async function expectWhole(region: string, sent: readonly string[]): Promise<void> {
    const path = `/v1/sessions/${session}`;
    const { json } = await cloud.api(region, `${path}/profile`, { token });
    expect(json.profile).toMatchObject(Object.fromEntries(CALLS.map((call) => [call, `after ${call}`])));
    const { messages } = (await cloud.api(region, `${path}/messages`, { token })).json;
    const texts = (messages as { data: { text: string } }[]).map(({ data }) => data.text);
    expect(texts.sort()).toEqual([...CALLS].sort());
    const log = await logOf(cloud, region, { id: session, token });
    expect(holesIn(log)).toEqual([]);
    const committed = log.flatMap(({ events }) => events.map(({ id }) => id));
    expect(committed.filter((id) => sent.includes(id)).sort()).toEqual([...sent].sort());
    const streamed = await streamedIn(region, cloud.endpoints.regions[region]?.aws ?? '', STREAM);
    const own = log.filter(({ lane }) => lane.startsWith(`${region}.`)).flatMap(({ events }) => events);
    expect(own.length).toBeGreaterThan(0);
    expect(streamed.map(({ id }) => id)).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
  }

  test('a partition that heals merges what it has kept apart', async () => {
    await cloud.faults({ replication: { partitions: [APART] } });
    const [here, there] = APART;
    const [ofHere, ofThere] = await Promise.all([
      patch(here, { apart: { here } }),
      patch(there, { apart: { there } }),
    ]);
    await settled(here, ofHere);
    const alone = await cloud.api(here, `/v1/sessions/${session}/profile`, { token });
    expect(alone.json.profile).toMatchObject({ apart: { here } });
    expect(alone.text).not.toContain('"there"');
    await cloud.faults();
    await Promise.all([settled(here, ofThere), settled(there, ofHere)]);
    for (const region of APART) {
      const merged = await cloud.api(region, `/v1/sessions/${session}/profile`, { token });
      expect(merged.json.profile).toMatchObject({ apart: { here, there } });
    }
  }, 40_000);

  /** The region that answers Korea, or the status where it is no good one. */
  async function originForKorea(): Promise<string | number> {
    const { status, headers } = await cloud.edge('/v1/health', { country: 'KR' });
    return status === 200 ? String(headers.get('x-local-origin')) : status;
  }

  test('the edge goes around a dark region within five seconds, and the region loses nothing', async () => {
    expect(await until(originForKorea, (origin) => origin === 'ap-northeast-1')).toBe('ap-northeast-1');
    await cloud.faults({ lambda: { slowMs: { apply: 3_000 } } });
    const left = await patch('ap-northeast-1', { dark: { left: true } });
    await cloud.faults({ lambda: { slowMs: {} }, regions: { 'ap-northeast-1': 'down' } });
    expect((await cloud.api('ap-northeast-1', '/v1/health')).status).toBe(503);
    const isElsewhere = (origin: string | number) =>
      typeof origin === 'string' && origin !== 'ap-northeast-1';
    expect(await until(originForKorea, isElsewhere, 5_000)).toMatch(/^(us-east|eu-west)-1$/);
    const path = `/v1/sessions/${session}/profile`;
    const sent = { method: 'PATCH', token, country: 'KR', body: { dark: { around: true } } };
    const around = await cloud.edge(path, sent);
    expect(around.status).toBe(202);
    await cloud.faults();
    expect(await until(originForKorea, (origin) => origin === 'ap-northeast-1')).toBe('ap-northeast-1');
    for (const eventId of [left, String(around.json.eventId)]) await settled('us-east-1', eventId);
    const { json } = await cloud.api('us-east-1', path, { token });
    expect(json.profile).toMatchObject({ dark: { left: true, around: true } });
  }, 60_000);

  test('an operator drains a region and brings it back', async () => {
    await drain();
    expect(await until(originForKorea, (origin) => origin !== 'ap-northeast-1')).toMatch(
      /^(us-east|eu-west)-1$/,
    );
    expect((await cloud.api('ap-northeast-1', '/v1/health')).status).toBe(200);
    await drain('--end');
    expect(await until(originForKorea, (origin) => origin === 'ap-northeast-1')).toBe('ap-northeast-1');
  }, 40_000);

  /** `npm run drain`, against this cloud. */
  async function drain(...more: string[]): Promise<void> {
    const options = ['--store', MARKS_STORE, '--region', 'ap-northeast-1', ...more];
    const imports = ['--import', 'tsx', '--import', './local/engines/wire/localhost-names.mjs'];
    await promisify(execFile)(process.execPath, [...imports, 'bin/drain.ts', ...options], {
      env: {
        ...process.env,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
        AWS_ENDPOINT_URL: String(cloud.endpoints.regions['us-east-1']?.aws).replace('127.0.0.1', 'localhost'),
      },
    });
  }

  test('a clean stop and a start apply what was accepted before', async () => {
    // Longer than three requests take on a busy machine.
    await cloud.faults({ lambda: { slowMs: { apply: 15_000 } } });
    const commands = Array.from({ length: 100 }, (_, at) => ({
      type: 'profile.patch',
      sessionId: session,
      patch: { counted: { [at]: at } },
    }));
    for (const region of cloud.regions) {
      const { json } = await cloud.api(region, '/v1/batch', { method: 'POST', token, body: { commands } });
      expect((json.results as { status: number }[]).every(({ status }) => status === 202)).toBe(true);
    }
    expect(await waiting()).toBeGreaterThanOrEqual(300);
    expect(await cloud.stop()).toBeLessThan(2_000);
    cloud = await startCloudProcess(cloud.folder);
    token = await cloud.token('kim');
    const log = () => logOf(cloud, 'eu-west-1', { id: session, token });
    const counted = (commits: Awaited<ReturnType<typeof log>>) =>
      commits.flatMap(({ events }) => events).filter((event) => JSON.stringify(event).includes('"counted"'));
    const whole = await until(log, (commits) => counted(commits).length === 300, 30_000);
    expect(counted(whole)).toHaveLength(300);
    expect(holesIn(whole)).toEqual([]);
    expect(await until(waiting, (count) => count === 0)).toBe(0);
  }, 90_000);

  /** Messages in the queues, in whatever state, and items on their way between regions. */
  async function waiting(): Promise<number> {
    const regions = Object.values((await cloud.status()).regions);
    const queues = regions.flatMap((region) => Object.values(region.queues));
    const queued = queues.reduce(
      (sum, { visible, inFlight, delayed }) => sum + visible + inFlight + delayed,
      0,
    );
    return regions.reduce((sum, { streamLag }) => sum + streamLag, queued);
  }
});
