import type { ServerResponse } from 'node:http';

/** An answer before it is on the wire. */
export interface GatewayResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** An answer that API Gateway makes itself, in its own form. */
export function ownResponse(
  statusCode: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GatewayResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', ...headers },
    cookies: [],
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/** What a function's result becomes: a result without `statusCode` is a 200 with the result as its JSON. */
export function functionResponse(payload: string): GatewayResponse {
  const result = parsed(payload);
  if (!isObject(result) || !('statusCode' in result)) {
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(typeof result === 'string' ? result : payload),
    };
  }
  const statusCode = Number(result.statusCode);
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) return malformed();
  return {
    statusCode,
    headers: { 'content-type': 'text/plain;charset=utf-8', ...headersOf(result) },
    cookies: Array.isArray(result.cookies) ? result.cookies.map(String) : [],
    body: bodyOf(result),
  };
}

/** Writes an answer. */
export function send(target: ServerResponse, response: GatewayResponse): void {
  target.writeHead(response.statusCode, {
    ...response.headers,
    ...(response.cookies.length > 0 && { 'set-cookie': [...response.cookies] }),
    // RFC 9110 §8.6: a HEAD's length would be that of the GET, which nobody here has counted.
    ...(target.req.method !== 'HEAD' && { 'content-length': response.body.length }),
  });
  target.end(response.body);
}

function malformed(): GatewayResponse {
  return ownResponse(500, 'Internal Server Error');
}

function headersOf(result: Record<string, unknown>): Record<string, string> {
  const multiple = isObject(result.multiValueHeaders) ? result.multiValueHeaders : {};
  const single = isObject(result.headers) ? result.headers : {};
  const headers: Record<string, string> = {};
  for (const [name, value] of [...Object.entries(multiple), ...Object.entries(single)]) {
    // The gateway counts the bytes itself.
    if (name.toLowerCase() !== 'content-length') headers[name.toLowerCase()] = [value].flat().join(',');
  }
  return headers;
}

function bodyOf({ body, isBase64Encoded }: Record<string, unknown>): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  return Buffer.from(content, isBase64Encoded === true ? 'base64' : 'utf8');
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
