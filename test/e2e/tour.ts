// Longer than other files: its last test counts what all the others have written.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROUTES } from '../../lambdas/contract/routes.ts';
import type { Status } from '../../local/start/status.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { brokenRules, type Description, isAsDescribed, type Operation } from './description.ts';
import { installed } from './installed.ts';

const hasAwsCli = installed('aws', ['--version'], 'The AWS CLI');
const hasBoto3 = installed('python3', ['-c', 'import boto3'], 'boto3');

/** Reads through boto3 what the tour has written, and prints the author's patches as they stand on the stream. */
const READ_WITH_BOTO3 = `
import boto3, json
queues = boto3.client('sqs').list_queues()['QueueUrls']
items = boto3.client('dynamodb').scan(TableName='meridian-EventStore')['Items']
kinesis = boto3.client('kinesis')
shards = kinesis.list_shards(StreamName='meridian-events')['Shards']
records = []
for shard in shards:
    start = {'StreamName': 'meridian-events', 'ShardId': shard['ShardId'], 'ShardIteratorType': 'TRIM_HORIZON'}
    records += kinesis.get_records(ShardIterator=kinesis.get_shard_iterator(**start)['ShardIterator'])['Records']
events = [json.loads(record['Data']) for record in records]
print(json.dumps({'queues': len(queues), 'items': len(items), 'patches': [e['data'] for e in events if e['type'] == 'profile.patched']}))
`;

import { lentCloud } from './lent-cloud.ts';

describe('the local cloud with the real bundles', () => {
  let cloud: CloudProcess;
  let token: string;

  beforeAll(async () => {
    cloud = await lentCloud();
    // Who may everything, so that every route can be tried.
    token = await cloud.token('kim', { tenant: 'acme', operator: true });
  }, 90_000);

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

  test('shows operators, and nobody else, what CloudWatch has measured in each region', async () => {
    for (const region of cloud.regions) {
      const { status, json } = await cloud.api(region, '/v1/operator/figures', { token });
      expect([status, json.region, Object(json.times).length]).toEqual([200, region, 15]);
    }
    const lee = await cloud.token('lee', { tenant: 'acme' });
    expect(await cloud.edge('/v1/operator/figures', { token: lee })).toMatchObject({
      status: 403,
      json: { type: 'urn:meridian:problem:not-an-operator' },
    });
  });

  test('is healthy in every region and through the edge', async () => {
    for (const region of cloud.regions) expect((await cloud.api(region, '/v1/health')).status).toBe(200);
    expect((await cloud.edge('/v1/health')).status).toBe(200);
  });

  test('sends each country to its continent', async () => {
    const region = async (country: string) =>
      (await cloud.edge('/v1/health', { country })).headers.get('x-local-origin');
    const nearest = ['ap-northeast-1', 'eu-west-1', 'us-east-1'];
    // On a busy machine a region may be late for its probes, and be avoided until it is in time again.
    const chosen = await until(
      () => Promise.all(['KR', 'DE', 'US'].map(region)),
      (regions) => String(regions) === String(nearest),
      20_000,
    );
    expect(chosen).toEqual(nearest);
  });

  test('shows a patch from Seoul to a reader in Berlin, and in every region', async () => {
    const session = await newSession();
    const eventId = await patch(session, 'KR', { name: 'Kim', city: 'Seoul' });
    const path = `/v1/sessions/${session}/profile?after=${eventId}`;
    const headers = { prefer: 'wait=5' };
    // A 504 says that it is not there yet, and to ask again: on a busy machine that happens.
    const isThere = ({ status }: { status: number }) => status !== 504;
    const berlin = await until(() => cloud.edge(path, { token, country: 'DE', headers }), isThere, 30_000);
    expect(berlin.headers.get('x-local-origin')).toBe('eu-west-1');
    expect([berlin.status, berlin.json.profile]).toEqual([200, { name: 'Kim', city: 'Seoul' }]);
    for (const region of cloud.regions) {
      const answer = await until(() => cloud.api(region, path, { token, headers }), isThere, 30_000);
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
        const read = () => cloud.api(region, path, { token, headers: { prefer: 'wait=5' } });
        expect((await until(read, ({ status }) => status === 200, 30_000)).status).toBe(200);
      }
      const answer = await cloud.api(region, `/v1/sessions/${session}/profile`, { token });
      expect(answer.json.profile).toEqual({ KR: 1, DE: 1, US: 1 });
    }
  });

  test('describes itself in OpenAPI 3.1, and each route answers as described', async () => {
    const description = (await cloud.edge('/v1/openapi.json')).json as unknown as Description;
    expect(brokenRules(description)).toEqual([]);
    const session = await newSession();
    const eventId = await patch(session, 'US', { described: true });
    await until(
      () => cloud.edge(`/v1/sessions/${session}/events/${eventId}`, { token, country: 'US' }),
      ({ status }) => status === 200,
    );
    const otherwise: string[] = [];
    for (const [path, operations] of Object.entries(description.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const answer = await example(method, path, operation, { session, eventId });
        if (!isAsDescribed(answer, operation))
          otherwise.push(`${method} ${path}: ${answer.status} ${answer.text}`);
      }
    }
    expect(otherwise).toEqual([]);
    expect(new Set(Object.keys(description.paths))).toEqual(new Set(ROUTES.map(({ path }) => path)));
  });

  /** A request as the description asks for it. */
  function example(
    method: string,
    path: string,
    { requestBody, security }: Operation,
    { session, eventId }: { session: string; eventId: string },
  ) {
    const bodies: Readonly<Record<string, object>> = {
      MergePatch: { a: 1 },
      MessageBody: { text: 'hi' },
      NoticeBody: { title: 'hi' },
      CompletionBody: { message: 'hi' },
      EditBody: { text: 'hello' },
      ReadBody: { read: { 'us-east-1.1': 1 } },
      BatchBody: { commands: [{ type: 'session.create' }] },
    };
    const [contentType = '', { schema = {} } = {}] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    const name =
      String((schema as { $ref?: string }).$ref)
        .split('/')
        .at(-1) ?? '';
    const values: Readonly<Record<string, string>> = {
      id: session,
      eventId,
      messageId: eventId,
      completionId: eventId,
      emoji: '👍',
      // A notice is for somebody with whom one shares a session: oneself at least.
      subject: path.startsWith('/v1/users/') ? 'kim' : 'lee',
    };
    const filled = path.replace(/\{(\w+)\}/g, (_, part) => encodeURIComponent(String(values[part])));
    return cloud.edge(
      `${filled}${/eventId|completionId/.test(path) ? `?accepted=${new Date().toISOString()}` : ''}`,
      {
        method: method.toUpperCase(),
        country: 'US',
        ...(security.length > 0 && { token }),
        ...(requestBody && { body: bodies[name] ?? {}, headers: { 'content-type': contentType } }),
      },
    );
  }

  /** Runs a program as somebody would who copied the printed endpoints. */
  async function asOperator(program: string, ...args: string[]): Promise<unknown> {
    const { stdout } = await promisify(execFile)(program, args, {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: cloud.endpoints.regions['eu-west-1']?.aws,
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    return JSON.parse(stdout);
  }

  (hasAwsCli ? test : test.skip)('answers the AWS CLI', async () => {
    // Not by AWS_ENDPOINT_URL alone: version 1 of the CLI overlooks it for SQS.
    const endpoint = ['--endpoint-url', String(cloud.endpoints.regions['eu-west-1']?.aws)];
    const aws = (...args: string[]) => asOperator('aws', ...args, ...endpoint, '--output', 'json');
    const [queues, stream] = await Promise.all([
      aws('sqs', 'list-queues', '--queue-name-prefix', 'meridian-bulk'),
      aws('kinesis', 'describe-stream-summary', '--stream-name', 'meridian-events'),
    ]);
    expect((queues as { QueueUrls: string[] }).QueueUrls).toHaveLength(2);
    expect(stream).toMatchObject({ StreamDescriptionSummary: { StreamStatus: 'ACTIVE' } });
  });

  (hasBoto3 ? test : test.skip)('answers boto3', async () => {
    // Not through the edge, which leads around a region that is late for its probes.
    const send = (path: string, method: string, body: object) =>
      cloud.api('eu-west-1', `/v1/sessions${path}`, { method, token, body, headers: { priority: 'u=1' } });
    const { sessionId } = (await send('', 'POST', {})).json;
    expect((await send(`/${sessionId}/profile`, 'PATCH', { read: 'by boto3' })).status).toBe(202);
    const read = await until(
      () => asOperator('python3', '-c', READ_WITH_BOTO3),
      (answer) => JSON.stringify(answer).includes('by boto3'),
      20_000,
    );
    expect(read).toMatchObject({ patches: expect.arrayContaining([{ read: 'by boto3' }]) });
    expect((read as { queues: number }).queues).toBeGreaterThanOrEqual(4);
    expect((read as { items: number }).items).toBeGreaterThan(3);
  });

  test('counts what it applied, and drains', async () => {
    // Two sessions with one and three patches; then the description's one, with a patch, its thirteen examples and an answer;
    // and a session with a patch for boto3 to find.
    const applied = 22 + (hasBoto3 ? 2 : 0);
    const count = ({ regions }: Status) =>
      Object.values(regions).reduce((sum, each) => sum + each.applied, 0);
    const drained = await until(
      cloud.status,
      (status) =>
        count(status) >= applied &&
        Object.values(status.regions).every(({ inFlight, streamLag }) => inFlight === 0 && streamLag === 0),
    );
    const regions = Object.values(drained.regions);
    expect(drained.ready).toBe(true);
    expect(regions.map(({ up, deadLetters }) => [up, deadLetters])).toEqual(Array(3).fill([true, 0]));
    expect(count(drained)).toBe(applied);
  });
});
