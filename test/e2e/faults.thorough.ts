import { randomBytes } from 'node:crypto';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import {
  GetQueueUrlCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type Clock, mint, START } from '../../lambdas/domain/event-id.ts';
import { type CloudProcess, forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';

const EVERYTHING = {
  seed: 11,
  replication: { lagMs: [50, 400], reorder: true },
  sqs: { duplicate: 0.3, reorder: true, delayMs: 50, lost: 0.2 },
  lambda: {
    crash: { apply: 0.1 },
    crashBefore: { apply: { operation: '*', probability: 0.02 } },
    crashDuring: { apply: { operation: 'PutItem', probability: 0.1 } },
    crashAfter: { apply: { operation: 'PutRecords', probability: 0.2 } },
    coldStart: { '*': 0.1 },
    slowMs: { accept: 5 },
  },
  throttle: { dynamodb: 0.05, kinesis: 0.2, sqs: 0.1 },
  partial: { kinesis: 0.2, batchWrite: 0.2, batchGet: 0.2, sqs: 0.1 },
  keyValueStore: 'fail',
  clock: { 'eu-west-1': -1_500, 'ap-northeast-1': 2_000 },
};

describe('faults of a whole cloud', () => {
  let cloud: CloudProcess;
  let token: string;
  let clock: Clock = START;

  beforeAll(async () => {
    cloud = await startCloudProcess();
    token = await cloud.token('kim');
    await hideFor(2);
  }, 90_000);
  afterEach(async () => {
    await cloud?.faults();
  });
  afterAll(async () => {
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });

  function clientOf<T>(Client: new (settings: object) => T, region: string): T {
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
    return new Client({
      region,
      endpoint: cloud.endpoints.regions[region]?.aws,
      credentials,
      maxAttempts: 1,
    });
  }

  /** A message whose consumer died comes again after three minutes; nobody here waits that long. */
  async function hideFor(seconds: number): Promise<void> {
    for (const region of cloud.regions) {
      const sqs = clientOf(SQSClient, region);
      for (const QueueName of ['meridian-interactive', 'meridian-bulk']) {
        const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
        const Attributes = { VisibilityTimeout: String(seconds) };
        await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
      }
      sqs.destroy();
    }
  }

  /** Sends the same event until it is accepted, as a client does. */
  async function accepted(region: string, path: string, body: object): Promise<string> {
    const minted = mint(clock, { nowMs: Date.now(), random: randomBytes(8) });
    clock = minted.clock;
    const headers = { 'idempotency-key': minted.id };
    const answer = await until(
      () => cloud.api(region, path, { method: 'POST', token, body, headers }),
      ({ status }) => status === 202,
      20_000,
    );
    expect([path, answer.status]).toEqual([path, 202]);
    return minted.id;
  }

  async function textsIn(region: string, session: string): Promise<string[]> {
    const { json } = await cloud.api(region, `${session}/messages?limit=100`, { token });
    return (json.messages as { data: { text: string } }[]).map(({ data }) => data.text).sort();
  }

  test('names that nobody has are refused, and nothing changes', async () => {
    await expect(cloud.faults({ regions: { 'us-east-2': 'down' } })).rejects.toThrow(
      'there is no region \\"us-east-2\\"; there are us-east-1, eu-west-1, ap-northeast-1',
    );
    await expect(cloud.faults({ lambda: { crash: { aply: 1 } } })).rejects.toThrow('no function');
    expect((await cloud.status()).faults).toMatchObject({ regions: {}, lambda: { crash: {} } });
  });

  test('a region that is down refuses everything, and is whole again when it returns', async () => {
    const region = 'eu-west-1';
    const clients = [
      () => clientOf(DynamoDBClient, region).send(new ListTablesCommand({})),
      () => clientOf(SQSClient, region).send(new ListQueuesCommand({})),
      () => clientOf(KinesisClient, region).send(new ListStreamsCommand({})),
    ];
    await cloud.faults({ regions: { [region]: 'down' } });
    for (const ask of clients)
      await expect(ask()).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
    expect((await cloud.api(region, '/v1/health')).status).toBe(503);
    const dark = await cloud.status();
    expect([dark.regions[region]?.up, dark.regions['us-east-1']?.up]).toEqual([false, true]);
    await cloud.faults();
    for (const ask of clients) await ask();
    const healthy = await until(
      () => cloud.api(region, '/v1/health'),
      ({ status }) => status === 200,
    );
    expect(healthy.status).toBe(200);
  }, 30_000);

  test('with faults of replication, queues, functions, services and clocks on, what was accepted is applied once in every region', async () => {
    const created = await cloud.edge('/v1/sessions', { method: 'POST', token, body: {} });
    const session = `/v1/sessions/${created.json.sessionId}`;
    await cloud.faults(EVERYTHING);
    const texts = Array.from({ length: 12 }, (_, at) => `message ${at}`);
    const sent = await Promise.all(
      texts.map((text, at) => accepted(cloud.regions[at % 3] ?? '', `${session}/messages`, { text })),
    );
    expect((await cloud.edge('/v1/health')).status).toBe(200);
    const { regions } = await cloud.status();
    await cloud.faults();
    for (const region of cloud.regions) {
      for (const eventId of sent) {
        const path = `${session}/events/${eventId}`;
        const answer = await until(
          () => cloud.api(region, path, { token }),
          ({ json }) => json.status === 'applied',
          30_000,
        );
        expect([region, answer.json.status]).toEqual([region, 'applied']);
      }
      // A message is an item beside its commit: it is replicated, or repaired by a redelivery, in its own time.
      const seen = await until(
        () => textsIn(region, session),
        (found) => found.length >= texts.length,
        30_000,
      );
      expect([region, seen]).toEqual([region, [...texts].sort()]);
    }
    const struck = new Set(Object.values(regions).flatMap(({ faults }) => Object.keys(faults)));
    for (const kind of ['delayed', 'clockOff', 'slowed', 'keyValueStore']) {
      expect([kind, struck.has(kind)]).toEqual([kind, true]);
    }
    expect([...struck].filter((kind) => kind.endsWith('Throttled'))).not.toEqual([]);
  }, 90_000);
});
