import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunction } from '../../../lib/build/build-functions.ts';
import { AwsError } from '../../../local/engines/engine.ts';
import { functionOf, functionsOf, stopAll } from '../lambda/functions-fixture.ts';

import { edgeWith, type Invoke, type Seen, startOrigin, stopOrigin } from './origin-request-fixture.ts';

describe('Lambda@Edge before the origin', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guess-'));
    await startOrigin();
  });
  afterAll(async () => {
    await stopOrigin();
    await stopAll();
    await rm(folder, { recursive: true });
  });

  /** An edge whose function is this one, here and now. */
  function edgeOf(fn: (request: Record<string, unknown>, event: Record<string, unknown>) => unknown) {
    return edgeWith(async (_arn, payload) => {
      const event = JSON.parse(payload) as { Records: [{ cf: { request: Record<string, unknown> } }] };
      const result = fn(event.Records[0].cf.request, event.Records[0].cf);
      return { requestId: 'r', payload: JSON.stringify(result ?? null), coldStart: false, durationMs: 1 };
    });
  }

  const post = (message: string, headers: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ message }),
  });

  test('runs the built function in an environment of its own, whatever region is dark', async () => {
    await buildFunction('guess', folder, 'lambdas');
    const spec = functionOf('guess', '', { folder: join(folder, 'guess'), isAtEdge: true });
    const { functions, faults, principals } = functionsOf([spec]);
    faults.change({ regions: { [spec.region]: 'down' } });
    const call = await edgeWith((arn, payload) => functions.invoke(arn, spec.region, payload));
    const hello = await call('/v1/sessions/s/completions', post('Hi there!', { 'meridian-intent': 'lie' }));
    const seen = (await hello.json()) as Seen;
    expect(seen.headers['meridian-intent']).toMatch(/^greeting;q=/);
    expect(seen.body).toBe('{"message":"Hi there!"}');
    const poem = await call('/v1/sessions/s/completions', post('write a poem', { 'meridian-intent': 'lie' }));
    expect(((await poem.json()) as Seen).headers).not.toHaveProperty('meridian-intent');
    // A busy machine may have started another one meanwhile.
    const own = { kind: 'role', roleArn: spec.roleArn, functionName: 'guess' };
    expect(principals).toEqual(principals.map(() => own));
    expect(principals).not.toEqual([]);
  }, 60_000);

  test('gives the function the request as AWS documents it', async () => {
    let cf: Record<string, unknown> = {};
    const call = await edgeOf((request, event) => {
      cf = event;
      return request;
    });
    await call('/v1/sessions/s/completions?a=1&b=%20', post('hello'));
    expect(cf).toEqual({
      config: {
        distributionDomainName: 'local.cloudfront.net',
        distributionId: 'LOCAL',
        eventType: 'origin-request',
        requestId: expect.any(String),
      },
      request: {
        clientIp: '127.0.0.1',
        method: 'POST',
        uri: '/v1/sessions/s/completions',
        querystring: 'a=1&b=%20',
        headers: expect.objectContaining({
          host: [{ key: 'host', value: 'api.example' }],
          'content-type': [{ key: 'content-type', value: 'application/json' }],
        }),
        origin: {
          custom: expect.objectContaining({
            customHeaders: { 'x-own': [{ key: 'x-own', value: '1' }] },
            domainName: 'api.example',
            path: '/stage',
            protocol: 'https',
          }),
        },
        body: {
          action: 'read-only',
          encoding: 'base64',
          inputTruncated: false,
          data: Buffer.from('{"message":"hello"}').toString('base64'),
        },
      },
    });
  });

  test('shows a mebibyte of a longer body, and sends all of it', async () => {
    let body: { inputTruncated?: boolean; data?: string } = {};
    const call = await edgeOf((request) => {
      body = request.body as typeof body;
      return request;
    });
    const long = 'x'.repeat(1024 * 1024 + 1);
    const answer = await call('/v1/sessions/s/completions', { method: 'POST', body: long });
    expect(body.inputTruncated).toBe(true);
    expect(Buffer.from(body.data ?? '', 'base64')).toHaveLength(1024 * 1024);
    expect(((await answer.json()) as Seen).body).toHaveLength(long.length);
  });

  test('sends what the function makes of the request', async () => {
    const call = await edgeOf((request) => ({
      ...request,
      uri: '/v1/other',
      querystring: 'c=2',
      headers: { 'x-new': [{ value: 'a' }, { value: 'b' }] },
      body: { action: 'replace', encoding: 'text', data: 'new' },
    }));
    const seen = (await (await call('/v1/sessions/s/completions', post('hello'))).json()) as Seen;
    expect(seen).toMatchObject({ method: 'POST', url: '/stage/v1/other?c=2', body: 'new' });
    expect(seen.headers['x-new']).toBe('a, b');
    expect(seen.headers).not.toHaveProperty('content-type');
  });

  test('answers in the origin’s place what the function generates', async () => {
    const headers = { 'x-own': [{ key: 'X-Own', value: '1' }] };
    const data = Buffer.from('here').toString('base64');
    const call = await edgeOf(() => ({ status: '201', headers, body: data, bodyEncoding: 'base64' }));
    const answer = await call('/v1/sessions/s/completions', post('hello'));
    expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([201, '1', 'here']);
    expect(answer.headers.get('x-cache')).toBe('LambdaGeneratedResponse from cloudfront');
  });

  test.each<[string, (request: Record<string, unknown>) => unknown]>([
    ['returns nothing', () => null],
    ['returns a text', () => 'hello'],
    ['takes the uri away', ({ uri: _, ...request }) => request],
    ['makes the uri relative', (request) => ({ ...request, uri: 'v1' })],
    [
      'adds a header that is CloudFront’s',
      (request) => ({ ...request, headers: { 'x-edge-a': [{ value: '1' }] } }),
    ],
    ['chooses an origin', (request) => ({ ...request, origin: { s3: {} } })],
  ])('answers 502 where the function %s', async (_what, fn) => {
    const call = await edgeOf(fn);
    const answer = await call('/v1/sessions/s/completions', post('hello'));
    expect([answer.status, answer.headers.get('x-cache')]).toEqual([
      502,
      'LambdaValidationError from cloudfront',
    ]);
  });

  test.each<[string, string, Invoke]>([
    [
      'fails',
      'LambdaExecutionError',
      async () => ({
        requestId: 'r',
        payload: '{"errorType":"Error"}',
        functionError: 'Unhandled',
        coldStart: false,
        durationMs: 1,
      }),
    ],
    [
      'runs out of time',
      'LambdaLimitExceeded',
      async () => ({
        requestId: 'r',
        payload: '{"errorType":"Sandbox.Timedout"}',
        functionError: 'Unhandled',
        coldStart: false,
        durationMs: 1,
      }),
    ],
    [
      'is throttled',
      'LambdaLimitExceeded',
      () => Promise.reject(new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429)),
    ],
    ['cannot be invoked', 'LambdaExecutionError', () => Promise.reject(new Error('gone'))],
  ])('answers 503 where the function %s', async (_what, cause, invoke) => {
    const call = await edgeWith(invoke);
    const answer = await call('/v1/sessions/s/completions', post('hello'));
    expect([answer.status, answer.headers.get('x-cache')]).toEqual([503, `${cause} from cloudfront`]);
  });

  test('leaves other paths alone', async () => {
    const call = await edgeWith(() => Promise.reject(new Error('asked')));
    expect((await call('/v1/sessions/s/completions/c')).status).toBe(200);
  });
});
