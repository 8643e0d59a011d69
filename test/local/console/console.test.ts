import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { type Activity, createActivity } from '../../../local/console/activity.ts';
import { consoleListener } from '../../../local/console/console.ts';
import { openIssuer } from '../../../local/console/issuer.ts';
import { createJournal } from '../../../local/console/journal.ts';
import { createLetters } from '../../../local/console/letters.ts';
import { createMarks } from '../../../local/console/marks.ts';
import { createObserver } from '../../../local/console/observer.ts';
import { createRedrive } from '../../../local/console/redrive.ts';
import { createSampling } from '../../../local/console/sample.ts';
import { createFaultBoard, type WritableFaultBoard } from '../../../local/faults/fault-board.ts';
import { NO_FAULTS } from '../../../local/faults/faults.ts';
import { type LoopbackServer, type RequestListener, serveLoopback } from '../../../local/loopback/serve.ts';
import type { Status } from '../../../local/start/status.ts';

const NAME = 'http://127.0.0.1:9999';
const NOTHING = { call: async () => ({}) };

describe('the console', () => {
  let folder: string;
  let server: LoopbackServer;
  let faults: WritableFaultBoard;
  let activity: Activity;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'console-'));
    let listener: RequestListener = () => {};
    server = await serveLoopback(0, (request, response) => listener(request, response));
    const issuer = await openIssuer({ folder, name: NAME, audiences: ['web'], tenantClaim: 'org' });
    faults = createFaultBoard();
    activity = createActivity();
    const status = async () => ({ ready: true, regions: {} }) as unknown as Status;
    const observer = createObserver();
    const letters = createLetters({ regions: [], resources: [], table: '', dynamodb: NOTHING, sqs: NOTHING });
    listener = consoleListener({
      url: server.url,
      page: 'http://127.0.0.1:1/#/console',
      issuer,
      client: { clientId: 'web', redirectUris: [] },
      faults,
      activity,
      sampling: createSampling({ status, marks: () => ({}), links: () => [], observer, activity }),
      journal: createJournal(),
      observer,
      letters,
      redrive: createRedrive(letters, () => {}),
      marks: createMarks({
        regions: [],
        keyValues: { ...NOTHING, value: () => undefined },
        store: undefined,
      }),
      status,
    });
  });
  afterAll(async () => {
    await server.close(0);
    await rm(folder, { recursive: true });
  });

  const call = (method: string, path: string, body?: string) =>
    fetch(`${server.url}${path}`, { method, ...(body !== undefined && { body }) });

  const member = async (answer: Response | Promise<Response>) =>
    (await (await answer).json()) as Record<string, unknown>;

  test('issues tokens that verify with the keys it publishes, before and after a restart', async () => {
    const discovery = await member(call('GET', '/.well-known/openid-configuration'));
    expect(discovery.issuer).toBe(NAME);
    const answer = await call('POST', '/_local/token', '{"sub":"kim","tenant":"acme","expiresIn":60}');
    const { token } = await member(answer);
    const keys = createRemoteJWKSet(new URL(String(discovery.jwks_uri)));
    const { payload } = await jwtVerify(String(token), keys, {
      issuer: NAME,
      audience: 'web',
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({ sub: 'kim', org: 'acme' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    const restarted = await openIssuer({ folder, name: NAME, audiences: ['web'], tenantClaim: 'org' });
    await expect(jwtVerify(String(token), restarted.keys)).resolves.toBeDefined();
  });

  test.each([
    ['{"sub":', 'no JSON'],
    ['{}', 'sub is undefined'],
    ['{"sub":"kim","tenant":7}', 'tenant is 7'],
    ['{"sub":"kim","expiresIn":"1h"}', 'expiresIn is "1h"'],
    ['{"sub":"kim","role":"admin"}', '"role" is unknown'],
  ])('refuses the token request %s with a sentence', async (body, reason) => {
    const answer = await call('POST', '/_local/token', body);
    expect([answer.status, (await member(answer)).message]).toEqual([400, expect.stringContaining(reason)]);
  });

  test.each([
    ['POST', 'token', '{"sub":"kim"}'],
    ['PUT', 'faults', '{"regions":{"eu-west-1":"down"}}'],
    ['PUT', 'marks', '{"eu-west-1":"draining"}'],
    ['POST', 'letters', '{"region":'],
    ['POST', 'redrive', '{"letters":'],
  ])('answers what is no JSON to %s %s with an example of that', async (method, path, example) => {
    const answer = await call(method, `/_local/${path}`, '{');
    expect([answer.status, (await member(answer)).message]).toEqual([
      400,
      expect.stringContaining(`The body is no JSON. Send an object, for example ${example}`),
    ]);
  });

  test('puts faults in force, shows them and takes them back', async () => {
    const put = await call('PUT', '/_local/faults', '{"regions":{"eu-west-1":"down"}}');
    expect((await member(put)).regions).toEqual({ 'eu-west-1': 'down' });
    expect(faults.current.regions).toEqual({ 'eu-west-1': 'down' });
    expect((await call('PUT', '/_local/faults', '{"regions":{"eu-west-1":"up"}}')).status).toBe(400);
    await call('DELETE', '/_local/faults');
    expect(await (await call('GET', '/_local/faults')).json()).toEqual(NO_FAULTS);
  });

  test('counts and streams metrics out of embedded metric lines, and logs as they are', async () => {
    const aborted = new AbortController();
    const stream = await fetch(`${server.url}/_local/stream`, { signal: aborted.signal });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const place = { atMs: 0, region: 'eu-west-1', functionName: 'apply', source: 'stdout' } as const;
    const metrics = { _aws: { CloudWatchMetrics: [{ Metrics: [{ Name: 'Applied' }] }] }, Applied: [2, 3] };
    activity.log({ ...place, text: JSON.stringify(metrics) });
    activity.log({ ...place, text: 'plain' });
    let received = '';
    while (!received.includes('plain')) received += new TextDecoder().decode((await reader.read()).value);
    expect(received).toContain(
      'event: metric\ndata: {"region":"eu-west-1","functionName":"apply","name":"Applied","value":5}\n\n',
    );
    expect(received).toContain('event: log\n');
    expect(activity.appliedIn('eu-west-1')).toBe(5);
    expect(activity.appliedIn('us-east-1')).toBe(0);
    aborted.abort();
  });

  test('answers 404 with what there is, and the status', async () => {
    expect((await member(call('GET', '/nothing'))).message).toContain('GET /_local/status');
    expect(await (await call('GET', '/_local/status')).json()).toEqual({ ready: true, regions: {} });
  });

  test.each(['//', '//?text=kim', '//_local/status'])(
    'answers %s, which any page may name in an image, and goes on',
    async (path) => {
      expect((await call('GET', path)).status).toBe(404);
      expect((await call('GET', '/_local/status')).status).toBe(200);
    },
  );

  test('sends whoever opens it in a browser to the page', async () => {
    const answer = await fetch(server.url, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/#/console']);
  });

  test('streams the kinds that are asked for, samples only then, and refuses kinds it does not know', async () => {
    const refused = await call('GET', '/_local/stream?kinds=sample,gossip');
    expect([refused.status, (await member(refused)).message]).toEqual([
      400,
      expect.stringContaining('"gossip"'),
    ]);
    const aborted = new AbortController();
    const stream = await fetch(`${server.url}/_local/stream?kinds=sample`, { signal: aborted.signal });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    let received = '';
    activity.fault(NO_FAULTS);
    while (!received.includes('"ready":true')) {
      received += new TextDecoder().decode((await reader.read()).value);
    }
    expect(received).toContain('event: sample\n');
    expect(received).not.toContain('event: fault\n');
    aborted.abort();
  });

  test.each([
    ['PUT', '/_local/marks', '{"eu-west-1":"draining"}', '"eu-west-1" is unknown'],
    ['POST', '/_local/letters', '[]', 'The body is []'],
    ['POST', '/_local/redrive', '{"letters":[]}', 'letters must be a list'],
    ['POST', '/_local/redrive', '{"letters":[{}],"perSecond":0}', 'perSecond is 0'],
    ['POST', '/_local/redrive', '{"letters":[{"region":"eu-west-1"}]}', 'messageId of a letter is undefined'],
    ['GET', '/_local/search?txt=a', undefined, '"txt" is unknown; known are text'],
  ])('refuses %s %s %s with a sentence', async (method, path, body, reason) => {
    const answer = await call(method, path, body);
    expect([answer.status, (await member(answer)).message]).toEqual([400, expect.stringContaining(reason)]);
  });
});
