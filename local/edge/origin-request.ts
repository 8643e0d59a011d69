import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AwsError } from '../engines/engine.ts';
import type { Invocation } from '../lambda/invocation.ts';
import { readBody } from '../loopback/read-body.ts';
import type { Origin } from './distribution.ts';
import { edgeHeaders, failureAnswer } from './edge-answer.ts';
import type { OriginRequestFunction } from './edge-lambda.ts';
import type { ErrorAnswer } from './error-cache.ts';
import type { Forwarding } from './origin-proxy.ts';

/** Invokes a function by its ARN with JSON text. */
export type Invoke = (arn: string, payload: string) => Promise<Invocation>;

/** `{"x-a":[{"key":"X-A","value":"1"}]}` */
type LambdaHeaders = Readonly<Record<string, readonly { readonly key?: string; readonly value: string }[]>>;

interface LambdaRequest {
  readonly uri: string;
  readonly querystring: string;
  readonly headers: LambdaHeaders;
  readonly origin?: unknown;
  readonly body?: { readonly action?: string; readonly encoding?: string; readonly data: string };
}

interface LambdaResponse {
  readonly status: string;
  readonly headers?: LambdaHeaders;
  readonly body?: string;
  readonly bodyEncoding?: string;
}

/** More of a body is not shown to a function. */
const MOST_BODY_BYTES = 1024 * 1024;
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
const FORBIDDEN_HEADERS =
  /^(?:connection|expect|keep-alive|proxy-|trailer|upgrade|x-accel-|x-amz-cf-|x-amzn-|x-cache|x-edge-|x-forwarded-proto|x-real-ip)/;

/**
 * Runs a Lambda@Edge function on a request that is about to go to its origin: gives the request as the function
 * changed it, or what is answered in the origin's place.
 */
export async function throughFunction(
  fn: OriginRequestFunction,
  invoke: Invoke,
  incoming: IncomingMessage,
  origin: Origin,
  forwarding: Forwarding,
): Promise<Forwarding | ErrorAnswer> {
  const body = await readBody(incoming);
  const request = requestOf(incoming, origin, forwarding, fn.includeBody ? body : undefined);
  const payload = JSON.stringify({ Records: [{ cf: { config: configOf(), request } }] });
  const ended = await invoke(fn.arn, payload).catch((error: unknown) => failureOf(error));
  if ('statusCode' in ended) return ended;
  if (ended.functionError !== undefined) return failed(ended);
  const result = JSON.parse(ended.payload) as LambdaRequest | LambdaResponse | null;
  if (result === null || typeof result !== 'object') return invalid('it returned no object');
  return 'status' in result ? responseOf(result) : changedRequest(result, request, forwarding, body);
}

function configOf() {
  return {
    distributionDomainName: 'local.cloudfront.net',
    distributionId: 'LOCAL',
    eventType: 'origin-request',
    requestId: randomBytes(42).toString('base64'),
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html */
function requestOf(
  incoming: IncomingMessage,
  { domainName, path, customHeaders }: Origin,
  forwarding: Forwarding,
  body: Buffer | undefined,
) {
  const [uri = '/', querystring = ''] = forwarding.path.slice(path.length).split(/\?(.*)/s);
  return {
    clientIp: incoming.socket.remoteAddress ?? '127.0.0.1',
    headers: lambdaHeaders({ ...forwarding.headers, host: domainName }),
    method: forwarding.method,
    uri,
    querystring,
    origin: {
      custom: {
        customHeaders: lambdaHeaders(customHeaders),
        domainName,
        keepaliveTimeout: 5,
        path,
        port: 443,
        protocol: 'https',
        readTimeout: 30,
        sslProtocols: ['TLSv1.2'],
      },
    },
    ...(body && {
      body: {
        action: 'read-only',
        data: body.subarray(0, MOST_BODY_BYTES).toString('base64'),
        encoding: 'base64',
        inputTruncated: body.length > MOST_BODY_BYTES,
      },
    }),
  };
}

function changedRequest(
  { uri, querystring, headers, origin, body }: LambdaRequest,
  before: ReturnType<typeof requestOf>,
  forwarding: Forwarding,
  sent: Buffer,
): Forwarding | ErrorAnswer {
  const added = Object.keys(headers ?? {}).find(
    (name) => !(name in before.headers) && FORBIDDEN_HEADERS.test(name),
  );
  if (added !== undefined) return invalid(`it added the header ${added}`);
  if (typeof uri !== 'string' || !uri.startsWith('/')) return invalid('its uri does not begin with a slash');
  if (JSON.stringify(origin) !== JSON.stringify(before.origin)) {
    return invalid('it chose another origin, which the local edge does not know');
  }
  const { host: _, ...named } = plainHeaders(headers);
  return {
    ...forwarding,
    path: `${before.origin.custom.path}${uri}${querystring === '' ? '' : `?${querystring}`}`,
    headers: named,
    body: body?.action === 'replace' ? decoded(body.data, body.encoding) : sent,
  };
}

function responseOf({ status, headers = {}, body = '', bodyEncoding }: LambdaResponse): ErrorAnswer {
  return {
    statusCode: Number(status),
    headers: { ...edgeHeaders('LambdaGeneratedResponse'), ...plainHeaders(headers) },
    body: decoded(body, bodyEncoding),
  };
}

function failureOf(error: unknown): ErrorAnswer {
  const isLimit = error instanceof AwsError && error.code === 'TooManyRequestsException';
  return failureAnswer(isLimit ? 'lambda-limit' : 'lambda-failed', String(error));
}

function failed({ payload }: Invocation): ErrorAnswer {
  // AWS counts a function that ran out of time among those that met a limit.
  return failureAnswer(payload.includes('"Sandbox.Timedout"') ? 'lambda-limit' : 'lambda-failed', payload);
}

function invalid(why: string): ErrorAnswer {
  return failureAnswer('lambda-invalid', why);
}

function lambdaHeaders(headers: Readonly<Record<string, string>>): LambdaHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [{ key: name, value }]]),
  );
}

function plainHeaders(headers: LambdaHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.map(({ value }) => value).join(', ')]),
  );
}

function decoded(data: string, encoding: string | undefined): Buffer {
  return Buffer.from(data, encoding === 'base64' ? 'base64' : 'utf8');
}
