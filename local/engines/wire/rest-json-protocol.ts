import { AwsError, type StreamedEvent } from '../engine.ts';
import type { WireRequest, WireResponse } from './dual-server.ts';
import { eventStreamBytes } from './event-stream.ts';
import type { DecodedCall, Protocol } from './protocol.ts';

/** One operation of a service that is spoken to by method and path. */
export interface RestRoute {
  readonly method: string;
  readonly operation: string;
  /** Its named groups are members of the input. */
  readonly path: RegExp;
  /** Member of the input that is the body itself, whatever it holds; it is base64 text from there on. */
  readonly payload?: string;
  /** Member of the output that is the whole body; base64 text until here. */
  readonly responsePayload?: string;
  /** Member of the output that is a stream of events. */
  readonly eventStream?: string;
}

/** A service on AWS restJson1, as far as the emulated ones use it. */
export interface RestService {
  readonly routes: readonly RestRoute[];
  /** Request header, in lower case → member of the input. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Member of the output → response header; it leaves the document. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** Query parameters that are numbers. */
  readonly numbers: readonly string[];
  /** Query parameters that are true or false. */
  readonly flags: readonly string[];
}

/** https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export function restJsonProtocol(service: RestService): Protocol {
  return {
    decode: (request) => decode(request, service),
    encode: (output, operation) => encode(output, operation, service),
    encodeError: ({ statusCode, code, message, members }) =>
      // Services of AWS JSON answer it with 400, those of paths with 403.
      response(
        code === 'AccessDeniedException' ? 403 : statusCode,
        { 'x-amzn-errortype': code },
        { message, Message: message, ...members },
      ),
  };
}

function decode(request: WireRequest, service: RestService): DecodedCall {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  for (const route of service.routes) {
    const match = route.method === request.method ? route.path.exec(pathname) : null;
    if (!match) continue;
    const input = { ...body(request, route), ...query(searchParams, service), ...headers(request, service) };
    return { operation: route.operation, input: { ...input, ...decoded(match.groups ?? {}) } };
  }
  throw new AwsError(
    'UnknownOperationException',
    `There is no operation ${request.method} ${pathname}.`,
    404,
  );
}

function body(request: WireRequest, { payload }: RestRoute): Record<string, unknown> {
  if (payload !== undefined) return { [payload]: request.body.toString('base64') };
  if (request.body.length === 0) return {};
  try {
    return JSON.parse(request.body.toString()) as Record<string, unknown>;
  } catch (error) {
    throw new AwsError('SerializationException', `The body is not JSON: ${(error as Error).message}`);
  }
}

function query(parameters: URLSearchParams, service: RestService): Record<string, unknown> {
  return Object.fromEntries([...parameters].map(([name, value]) => [name, typed(name, value, service)]));
}

function typed(name: string, value: string, { numbers, flags }: RestService): unknown {
  if (numbers.includes(name)) return Number(value);
  return flags.includes(name) ? value === 'true' : value;
}

function headers(request: WireRequest, { requestHeaders }: RestService): Record<string, unknown> {
  const entries = Object.entries(requestHeaders).map(([header, member]) => [member, request.headers[header]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function encode(output: Record<string, unknown>, operation: string, service: RestService): WireResponse {
  const { eventStream, responsePayload } = routeOf(operation, service);
  const document = { ...output };
  const sent: Record<string, string> = {};
  for (const [member, header] of Object.entries(service.responseHeaders)) {
    if (document[member] !== undefined) sent[header] = String(document[member]);
    delete document[member];
  }
  if (eventStream !== undefined) return streamed(document[eventStream] as AsyncIterable<StreamedEvent>, sent);
  if (responsePayload === undefined) return response(200, sent, document);
  return { status: 200, headers: sent, body: Buffer.from(String(document[responsePayload]), 'base64') };
}

function routeOf(wanted: string, { routes }: RestService): Partial<RestRoute> {
  return routes.find(({ operation }) => operation === wanted) ?? {};
}

function streamed(events: AsyncIterable<StreamedEvent>, sent: Record<string, string>): WireResponse {
  const headers = { 'content-type': 'application/vnd.amazon.eventstream', ...sent };
  return { status: 200, headers, body: eventStreamBytes(events) };
}

function response(
  status: number,
  headersSent: Record<string, string>,
  document: Record<string, unknown>,
): WireResponse {
  const headersOfAll = { 'content-type': 'application/json', ...headersSent };
  return { status, headers: headersOfAll, body: JSON.stringify(document) };
}
