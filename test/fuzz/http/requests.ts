import fc from 'fast-check';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { ISSUER, request } from '../../lambdas/http/request-factory.ts';
import type { Operation, Parameter, Schema } from './described.ts';
import { hostileText, spoilt } from './hostile-values.ts';
import { valid } from './valid-values.ts';

/** Ids that mean something to the functions under test. */
export interface Known {
  readonly sessions: readonly string[];
  readonly eventIds: readonly string[];
}

interface Parts {
  readonly method: string;
  readonly path: Record<string, string>;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly subject: unknown;
}

const FRIENDLY = ['ada'] as const;
const ANYBODY = ['ada', 'bob', '', '\u0000', '__proto__', undefined, 7] as const;

/** Requests of an operation that obey its description, on sessions of the caller. */
export function obedient(operation: Operation, known: Known): fc.Arbitrary<HttpRequest> {
  // What only an earlier page can tell is left out.
  const parameters = operation.parameters.filter(({ description = '' }) => !description.includes('`next`'));
  return requests(
    { ...operation, parameters },
    {
      place: (parameter) => validPlace(parameter, known),
      text: (parameter) => validParameter(parameter, known),
      body: (schema) => valid(schema).map((value) => JSON.stringify(value)),
      media: (allowed) => fc.constantFrom(...allowed),
      subject: fc.constantFrom(...FRIENDLY),
    },
  );
}

/** Requests of an operation in which anything may be wrong. */
export function hostile(operation: Operation, known: Known): fc.Arbitrary<HttpRequest> {
  const mixed = (good: fc.Arbitrary<string>) =>
    fc.oneof({ arbitrary: good, weight: 3 }, { arbitrary: hostileText, weight: 1 });
  return requests(operation, {
    place: (parameter) => mixed(validPlace(parameter, known)),
    text: (parameter) => mixed(validParameter(parameter, known)),
    body: (schema) =>
      fc.oneof(
        valid(schema).map((value) => JSON.stringify(value)),
        spoilt(valid(schema)),
      ),
    media: (allowed) => mixed(fc.constantFrom(...allowed.flatMap(spellings))),
    subject: fc.constantFrom<unknown>(...ANYBODY, 'ada', 'ada', 'ada'),
  });
}

interface Makers {
  place(parameter: Parameter): fc.Arbitrary<string>;
  text(parameter: Parameter): fc.Arbitrary<string>;
  body(schema: Schema): fc.Arbitrary<string>;
  media(allowed: readonly string[]): fc.Arbitrary<string>;
  readonly subject: fc.Arbitrary<unknown>;
}

function requests(operation: Operation, makers: Makers): fc.Arbitrary<HttpRequest> {
  const [method = ''] = operation.routeKey.split(' ');
  const content = Object.entries(operation.requestBody?.content ?? {});
  const [, about] = content[0] ?? [];
  const media = content.length > 0 ? makers.media(content.map(([type]) => type)) : fc.constant('');
  return fc
    .record({
      method: fc.constantFrom(method, ...(method === 'GET' ? ['HEAD'] : [])),
      path: parametersIn(operation, 'path', makers.place, true),
      query: parametersIn(operation, 'query', makers.text, false),
      headers: parametersIn(operation, 'header', makers.text, false),
      media,
      body: about === undefined ? fc.constant(undefined) : makers.body(about.schema),
      isBase64Encoded: fc.boolean(),
      subject: makers.subject,
    })
    .map(({ media: type, ...parts }) =>
      requestOf(operation, { ...parts, headers: { 'content-type': type, ...parts.headers } }),
    );
}

function parametersIn(
  { parameters }: Operation,
  where: Parameter['in'],
  make: (parameter: Parameter) => fc.Arbitrary<string>,
  areRequired: boolean,
): fc.Arbitrary<Record<string, string>> {
  const wanted = parameters.filter((parameter) => parameter.in === where);
  // API Gateway hands the names of headers over in lower case.
  const made = wanted.map((parameter) => [
    where === 'header' ? parameter.name.toLowerCase() : parameter.name,
    make(parameter),
  ]);
  const record = Object.fromEntries(made) as Record<string, fc.Arbitrary<string>>;
  return fc.record(record, areRequired ? {} : { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;
}

function requestOf(operation: Operation, parts: Parts): HttpRequest {
  const [, path = ''] = operation.routeKey.split(' ');
  const { body, isBase64Encoded } = parts;
  const base = request({
    routeKey: `${parts.method} ${path}`,
    headers: parts.headers,
    pathParameters: parts.path,
    claims: { sub: parts.subject, iss: ISSUER, tenant: 'acme' },
    isBase64Encoded,
    ...(body !== undefined && { body: isBase64Encoded ? Buffer.from(body).toString('base64') : body }),
  });
  return Object.keys(parts.query).length === 0 ? base : { ...base, queryStringParameters: parts.query };
}

function validPlace({ name }: Parameter, { sessions, eventIds }: Known): fc.Arbitrary<string> {
  if (name === 'id') {
    return fc.constantFrom(...sessions);
  }
  if (name === 'emoji') {
    return fc.constantFrom('👍', '👩‍💻');
  }
  return /Id$/.test(name) ? fc.constantFrom(...eventIds) : fc.constantFrom('bob', 'eve@example.org');
}

/** By name, since the description says of most of them only that they are texts. */
function validParameter({ name, schema }: Parameter, { eventIds }: Known): fc.Arbitrary<string> {
  const eventId = fc.constantFrom(...eventIds);
  const byName: Readonly<Record<string, fc.Arbitrary<string>>> = {
    'Idempotency-Key': fc.oneof(
      eventId,
      eventId.map((id) => `"${id}"`),
    ),
    'Meridian-Clock': eventId,
    Priority: fc.constantFrom('u=0', 'u=7, i', 'i', 'u=9'),
    Prefer: fc.constantFrom('wait=0', 'wait=5', 'respond-async, wait=1', 'wait=9999'),
    'If-None-Match': fc.constantFrom('*', '"a"', 'W/"a", "b"'),
    author: fc.constant('a'.repeat(32)),
    accepted: fc.constant('2026-11-20T18:00:00Z'),
    after: fc.constantFrom('{}', '{"eu-west-1.1":1}', '{"eu-west-1.1":999999999999,"nowhere.1":3}'),
    at: fc.oneof(eventId, fc.constant('2026-11-20T18:00:00+09:00')),
    before: eventId,
  };
  return byName[name] ?? valid(schema).map(String);
}

/** One media type, as clients write it. */
function spellings(type: string): string[] {
  return [
    type,
    `${type}; charset=utf-8`,
    type.toUpperCase(),
    ` ${type} ;`,
    `${type},${type}`,
    'text/plain',
    '',
  ];
}
