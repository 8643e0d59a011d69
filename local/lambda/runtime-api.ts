import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isForeign, refuseForeign } from '../loopback/guard.ts';
import { readBody } from '../loopback/read-body.ts';
import type { InvocationEvent } from './invocation.ts';
import { responseFault } from './response-limit.ts';

/** What surrounds one invocation. */
export interface InvocationFrame {
  readonly functionArn: string;
  readonly timeoutMs: number;
  /** How far the function's clock is ahead of this machine's. */
  readonly clockOffsetMs: number;
}

/** Hands one event to the runtime that asked for it. */
export type Deliver = (event: InvocationEvent, frame: InvocationFrame) => void;

/** What a runtime tells. */
export interface RuntimeListener {
  next(deliver: Deliver): void;
  response(requestId: string, payload: string): void;
  error(requestId: string, payload: string): void;
  initError(payload: string): void;
}

export interface RuntimeApi {
  /** Value of `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  close(): void;
}

const ANSWER = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/;

/**
 * The Lambda Runtime API for one execution environment, on a loopback port of its own, so that an environment can
 * answer for nobody else. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function openRuntimeApi(listener: RuntimeListener): Promise<RuntimeApi> {
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
    if (isForeign(request) || isOfBrowser(request)) return refuseForeign(response);
    answer(listener, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** An image in any page may name the port: without an `Origin`, it would take an event away from its function. */
function isOfBrowser({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] !== undefined;
}

async function answer(
  listener: RuntimeListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = '' } = request;
  if (request.method === 'GET' && url === '/2018-06-01/runtime/invocation/next') {
    listener.next((...event) => deliver(response, ...event));
    return;
  }
  const body = (await readBody(request)).toString();
  response.writeHead(report(listener, url, body), { 'content-length': 0 }).end();
}

/** Tells the listener; gives the status that the runtime hears. */
function report(listener: RuntimeListener, url: string, body: string): 202 | 413 {
  const [, requestId, kind] = ANSWER.exec(url) ?? [];
  if (url === '/2018-06-01/runtime/init/error') listener.initError(body);
  if (requestId === undefined) return 202;
  const fault = kind === 'response' ? responseFault(body) : undefined;
  if (fault === undefined && kind === 'response') listener.response(requestId, body);
  else listener.error(requestId, fault ?? body);
  return fault === undefined ? 202 : 413;
}

function deliver(
  response: ServerResponse,
  event: InvocationEvent,
  { functionArn, timeoutMs, clockOffsetMs }: InvocationFrame,
): void {
  const body = Buffer.from(event.payload);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'lambda-runtime-aws-request-id': event.requestId,
    // The handler compares it with its own clock.
    'lambda-runtime-deadline-ms': Date.now() + clockOffsetMs + timeoutMs,
    'lambda-runtime-invoked-function-arn': functionArn,
    'lambda-runtime-trace-id': event.traceId,
    // No header of AWS's, where nobody knows how wrong a clock is.
    'local-clock-offset-ms': clockOffsetMs,
  });
  response.end(body);
}
