import { AwsError } from '../engine.ts';
import type { WireRequest, WireResponse } from './dual-server.ts';
import type { DecodedCall, Protocol } from './protocol.ts';

/** One operation of a service that is spoken to by method and path. */
export interface RestRoute {
  readonly method: string;
  readonly operation: string;
  /** Its named groups are members of the input. */
  readonly path: RegExp;
  /** Member of the input that is the body itself, whatever it holds; it is base64 text from there on. */
  readonly payload?: string;
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
    encode: (output) => encode(output, service),
    encodeError: ({ statusCode, code, message, members }) =>
      response(statusCode, { 'x-amzn-errortype': code }, { message, Message: message, ...members }),
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

function encode(output: Record<string, unknown>, { responseHeaders }: RestService): WireResponse {
  const document = { ...output };
  const sent: Record<string, string> = {};
  for (const [member, header] of Object.entries(responseHeaders)) {
    if (document[member] !== undefined) sent[header] = String(document[member]);
    delete document[member];
  }
  return response(200, sent, document);
}

function response(
  status: number,
  headersSent: Record<string, string>,
  document: Record<string, unknown>,
): WireResponse {
  const headersOfAll = { 'content-type': 'application/json', ...headersSent };
  return { status, headers: headersOfAll, body: JSON.stringify(document) };
}
