import type { TSchema } from '@sinclair/typebox';
import { ANSWERS, type AnswerName } from '../contract/answers.ts';
import { CHECKED, type CheckName } from '../contract/commands.ts';
import { Limits } from '../contract/limits.ts';
import { ROUTES, type Route, type RouteKey } from '../contract/routes.ts';

/** What the description says of one route, beside what the route says itself. */
interface Operation {
  readonly summary: string;
  readonly body?: CheckName;
  readonly contentTypes?: readonly string[];
  readonly success: readonly [status: number, answer: AnswerName | undefined];
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: readonly (keyof typeof HEADERS)[];
  /** Refusals beside those of every route. */
  readonly refusals?: readonly number[];
}

const HEADERS = {
  'Idempotency-Key':
    'The event id: a UUIDv7, at most 60 s ahead. Repeated, it has one effect, in any region.',
  'Meridian-Clock': 'The newest event id that a read answered; new ids are minted above it.',
  Priority: 'RFC 9218: urgency 0 to 2 goes by the interactive queue, 3 to 7 by the bulk queue.',
  Prefer: `RFC 7240: \`wait=\` so many seconds for \`after\`, at most ${Limits.waitSeconds}.`,
  'If-None-Match': 'The ETag of an earlier answer.',
} as const;

const COMMAND_HEADERS = ['Idempotency-Key', 'Meridian-Clock', 'Priority'] as const;
const JSON_TYPE = ['application/json'];

const OPERATIONS: Readonly<Record<RouteKey, Operation>> = {
  'POST /v1/sessions': {
    summary: 'Creates a session of the caller',
    body: 'SessionBody',
    success: [202, 'Accepted'],
    headers: COMMAND_HEADERS,
  },
  'PATCH /v1/sessions/{id}/profile': {
    summary: 'Merges a patch into the profile (RFC 7396)',
    body: 'MergePatch',
    contentTypes: ['application/merge-patch+json', 'application/json'],
    success: [202, 'Accepted'],
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'POST /v1/sessions/{id}/messages': {
    summary: 'Sends a message to the session',
    body: 'MessageBody',
    success: [202, 'Accepted'],
    headers: COMMAND_HEADERS,
  },
  'PUT /v1/sessions/{id}/members/{subject}': {
    summary: 'Adds a member of the owner’s tenant; owner only',
    body: 'MemberBody',
    success: [202, 'Accepted'],
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'DELETE /v1/sessions/{id}/members/{subject}': {
    summary: 'Removes a member; owner only',
    success: [202, 'Accepted'],
    headers: COMMAND_HEADERS,
    refusals: [422],
  },
  'POST /v1/batch': {
    summary: `Up to ${Limits.batchCommands} commands, each with its own event id and result`,
    body: 'BatchBody',
    success: [200, 'BatchResults'],
    headers: ['Meridian-Clock'],
  },
  'GET /v1/sessions/{id}/events/{eventId}': {
    summary: 'What became of an event of the caller',
    success: [200, 'EventStatus'],
    query: { accepted: 'When it was accepted, as `Location` gave it: makes a missing event pending' },
  },
  'GET /v1/sessions/{id}/profile': {
    summary: 'The session’s state: the merge of every lane visible here',
    success: [200, 'ProfileState'],
    query: {
      after: 'An event id of the caller, or heads: the answer is never from before it',
      at: 'An instant (RFC 3339) or an event id of the caller: the state as committed by then',
    },
    headers: ['Prefer', 'If-None-Match'],
    refusals: [304, 409, 504],
  },
  'GET /v1/sessions/{id}/events': {
    summary: 'The session’s log past a cursor, whole commits in the order of their lanes',
    success: [200, 'EventPage'],
    query: {
      after: 'The `next` of an earlier page',
      limit: `Commits, at most ${Limits.pageCommits}`,
    },
    refusals: [410],
  },
  'GET /v1/sessions/{id}/messages': {
    summary: 'The session’s messages, newest first',
    success: [200, 'MessagePage'],
    query: { before: 'The `next` of an earlier page', limit: `Messages, at most ${Limits.pageMessages}` },
  },
  'GET /v1/health': { summary: 'Whether this region answers', success: [200, 'Health'] },
  'GET /v1/openapi.json': { summary: 'This description', success: [200, undefined] },
};

/** The OpenAPI 3.1 description of the API, made from the routes and from the schemas that validate. */
export function openApi(): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = described(route);
    paths[route.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Meridian', version: '1' },
    paths,
    components: {
      schemas: { ...ANSWERS, ...bodies() },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function described(route: (typeof ROUTES)[number]): unknown {
  const operation = OPERATIONS[`${route.method} ${route.path}` as RouteKey];
  return {
    summary: operation.summary,
    security: route.authorized ? [{ token: [] }] : [],
    parameters: [...pathParameters(route), ...queryParameters(operation), ...headerParameters(operation)],
    ...(operation.body && { requestBody: requestBody(operation.body, operation.contentTypes ?? JSON_TYPE) }),
    responses: responses(route, operation),
  };
}

function pathParameters({ path }: Route): unknown[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters({ query = {} }: Operation): unknown[] {
  return Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: name === 'limit' ? 'integer' : 'string' },
  }));
}

function headerParameters({ headers = [] }: Operation): unknown[] {
  return headers.map((name) => ({
    name,
    in: 'header',
    description: HEADERS[name],
    schema: { type: 'string' },
  }));
}

function requestBody(body: CheckName, contentTypes: readonly string[]): unknown {
  const schema = { $ref: `#/components/schemas/${body}` };
  return { content: Object.fromEntries(contentTypes.map((type) => [type, { schema }])) };
}

function responses(route: Route, { success, refusals = [] }: Operation): unknown {
  const [status, answer] = success;
  const everywhere = route.authorized ? [400, 401, 404, 429, 503] : [503];
  const sent = route.method === 'GET' ? [] : [413, 415];
  const refused = [...everywhere, ...sent, ...refusals].sort((a, b) => a - b);
  return {
    [status]: { description: 'Done', ...(answer && content('application/json', answer)) },
    ...Object.fromEntries(refused.map((code) => [code, refusal(code)])),
  };
}

function refusal(status: number): unknown {
  return status === 304
    ? { description: 'Unchanged' }
    : { description: 'Refused', ...content('application/problem+json', 'Problem') };
}

function content(type: string, name: AnswerName): { content: unknown } {
  return { content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } } };
}

/** The bodies of single commands; those of a batch are told apart by `type`. */
function bodies(): Record<string, TSchema> {
  return { ...CHECKED };
}
