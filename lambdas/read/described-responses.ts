import type { AnswerName } from '../contract/answers.ts';
import type { Route } from '../contract/routes.ts';
import { RESPONSE_HEADERS, type ResponseHeader } from './described-headers.ts';
import type { Operation } from './operation.ts';

interface Refusal {
  readonly description: string;
  /** API Gateway's own answers are no problems; some statuses come from either. */
  readonly by: readonly ('api' | 'gateway')[];
  readonly headers?: readonly ResponseHeader[];
}

const MEDIA = {
  api: ['application/problem+json', 'Problem'],
  gateway: ['application/json', 'GatewayMessage'],
} as const satisfies Record<string, readonly [string, AnswerName]>;

const REFUSALS: Readonly<Record<number, Refusal>> = {
  304: { description: 'Unchanged', by: [], headers: ['ETag', 'Meridian-Clock'] },
  400: { description: 'Something in the request cannot be read', by: ['api'] },
  401: { description: 'No token, or one that is not valid', by: ['gateway'], headers: ['WWW-Authenticate'] },
  403: { description: 'The token names nobody, or nobody who may do this', by: ['api'] },
  404: { description: 'There is no such thing among the caller’s', by: ['api'] },
  409: { description: 'The event failed', by: ['api'], headers: ['Location'] },
  410: { description: 'No longer kept', by: ['api'], headers: ['Link'] },
  413: { description: 'The body is too large', by: ['api', 'gateway'] },
  415: { description: 'Unsupported media type', by: ['api'], headers: ['Accept', 'Accept-Patch'] },
  422: { description: 'The command means nothing', by: ['api'] },
  429: { description: 'Too many requests', by: ['api', 'gateway'], headers: ['Retry-After'] },
  500: { description: 'Something broke', by: ['api', 'gateway'] },
  503: { description: 'Unavailable for now', by: ['api', 'gateway'], headers: ['Retry-After'] },
  504: { description: 'Not visible yet', by: ['api'], headers: ['Retry-After'] },
};

/** The responses of one route, as OpenAPI has them: its success, and every refusal that it can meet. */
export function describedResponses(route: Route, operation: Operation): Record<number, unknown> {
  const [status, answer, ...headers] = operation.success;
  const refused = refusalsOf(route, operation).sort((a, b) => a - b);
  return {
    [status]: {
      description: 'Done',
      ...headed(headers),
      ...(answer && content(['application/json', answer])),
    },
    ...Object.fromEntries(refused.map((code) => [code, refusal(code)])),
  };
}

function refusalsOf(route: Route, { body, query, headers, refusals = [] }: Operation): number[] {
  return [
    ...(route.authorized ? [401, 403] : []),
    ...(body || query || headers ? [400] : []),
    ...(route.path.includes('{') ? [404] : []),
    ...(body ? [413, 415] : []),
    ...[429, 500, 503],
    ...refusals,
  ];
}

function refusal(code: number): unknown {
  const { description = 'Refused', by = [], headers = [] } = REFUSALS[code] ?? {};
  return {
    description,
    ...headed(headers),
    ...(by.length > 0 && content(...by.map((answerer) => MEDIA[answerer]))),
  };
}

function headed(names: readonly ResponseHeader[]): { headers?: unknown } {
  const described = names.map((name) => [
    name,
    { description: RESPONSE_HEADERS[name], schema: { type: 'string' } },
  ]);
  return names.length === 0 ? {} : { headers: Object.fromEntries(described) };
}

function content(...bodies: readonly (readonly [media: string, name: AnswerName])[]): { content: unknown } {
  const byMedia = bodies.map(([media, name]) => [
    media,
    { schema: { $ref: `#/components/schemas/${name}` } },
  ]);
  return { content: Object.fromEntries(byMedia) };
}
