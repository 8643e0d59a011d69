import type { CheckName } from '../contract/commands.ts';
import { hazardsOf } from '../domain/json.ts';
import { checks } from './checks.ts';
import type { HttpRequest } from './http-request.ts';
import { type Fault, RequestError } from './request-error.ts';

/** What a route asks of a body. */
export interface Expected {
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
  /** What stands for an empty body, where one is allowed. */
  readonly empty?: unknown;
}

/** The body as a JSON value. Throws a problem on a wrong type, too many bytes, what is no UTF-8, or no JSON. */
export function jsonBodyOf(request: HttpRequest, expected: Expected): unknown {
  const { body = '' } = request;
  if (body === '' && 'empty' in expected) {
    return expected.empty;
  }
  requireMediaType(request, expected.mediaTypes);
  const bytes = request.isBase64Encoded ? Buffer.from(body, 'base64') : body;
  requireSize(Buffer.byteLength(bytes), expected.maxBytes);
  return parsed(typeof bytes === 'string' ? bytes : decoded(bytes));
}

/** Throws a problem that names each fault, unless the value obeys the schema. */
export async function requireValid(check: CheckName, value: unknown, at = ''): Promise<void> {
  if (!checks[check](value)) {
    const { faultsOf } = await import('./faults.ts');
    throw invalid(faultsOf(check, value), at);
  }
}

/** Throws a problem that names each place of a value that Meridian cannot keep. */
export function requireHarmless(value: unknown, at = ''): void {
  const hazards = hazardsOf(value);
  if (hazards.length > 0) {
    throw invalid(hazards.slice(0, 20), at);
  }
}

/** Throws 413 where a command has more bytes than allowed. */
export function requireSize(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new RequestError('too-large', `The body has ${bytes} bytes; ${maxBytes} are allowed.`);
  }
}

function invalid(faults: readonly Fault[], at: string): RequestError {
  const placed = faults.map(({ pointer, detail }) => ({ pointer: at + pointer, detail }));
  const [first] = placed;
  const where = first?.pointer ? `"${first.pointer}"` : 'The body';
  return new RequestError('invalid-body', `${where} ${first?.detail ?? 'breaks its schema'}.`, {
    faults: placed,
  });
}

function requireMediaType({ headers, requestContext }: HttpRequest, accepted: readonly string[]): void {
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!accepted.includes(mediaType)) {
    const allowed = accepted.join(', ');
    const what = mediaType === '' ? 'The request has no content type' : `The content type is ${mediaType}`;
    // RFC 5789 §2.2 and, for other methods, RFC 9110 §15.5.16.
    const header = requestContext.http.method === 'PATCH' ? 'accept-patch' : 'accept';
    throw new RequestError('unsupported-media-type', `${what}; allowed: ${allowed}.`, {
      headers: { [header]: allowed },
    });
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not UTF-8');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8's own message quotes the body, which has no business in a log.
    const position = /at position (\d+)/.exec((error as Error).message)?.[1];
    throw malformed(`The body is not JSON${position === undefined ? '' : ` at position ${position}`}`);
  }
}

function malformed(what: string): RequestError {
  return new RequestError('malformed-json', `${what}; send a JSON text in UTF-8.`, {
    faults: [{ pointer: '', detail: what }],
  });
}
