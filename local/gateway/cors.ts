import type { ApiRequest } from './api-request.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** What an HTTP API lets the scripts of other pages do. */
export interface Cors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly maxAgeSeconds: number;
}

type Asking = Pick<ApiRequest, 'method' | 'headers'>;

/** The settings in a template. */
export function corsOf(settings: unknown): Cors | undefined {
  if (settings === undefined) return undefined;
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, MaxAge } = settings as Record<
    string,
    string[] | number | undefined
  >;
  const list = (value: string[] | number | undefined): string[] => (Array.isArray(value) ? value : []);
  return {
    origins: list(AllowOrigins),
    methods: list(AllowMethods),
    requestHeaders: list(AllowHeaders),
    responseHeaders: list(ExposeHeaders),
    maxAgeSeconds: Number(MaxAge ?? 0),
  };
}

/**
 * The answer to a preflight, which API Gateway gives itself, before routes and authorizers; undefined for other
 * requests. A page that is not let in gets an answer without a word of leave.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function preflight(cors: Cors | undefined, asked: Asking): GatewayResponse | undefined {
  const isPreflight = asked.method === 'OPTIONS' && 'access-control-request-method' in asked.headers;
  if (cors === undefined || !isPreflight) return undefined;
  const headers = leaveOf(cors, asked) && {
    'access-control-allow-methods': cors.methods.join(','),
    'access-control-allow-headers': cors.requestHeaders.join(','),
    'access-control-max-age': String(cors.maxAgeSeconds),
  };
  return { statusCode: 204, headers: headers ?? {}, cookies: [], body: Buffer.alloc(0) };
}

/** The answer as scripts of other pages may read it: API Gateway overrules what a function says of that. */
export function readableElsewhere(
  cors: Cors | undefined,
  asked: Asking,
  answered: GatewayResponse,
): GatewayResponse {
  const origin = cors && leaveOf(cors, asked);
  if (!origin) return answered;
  const exposed = { 'access-control-expose-headers': cors.responseHeaders.join(',') };
  return { ...answered, headers: { ...answered.headers, ...origin, ...exposed } };
}

function leaveOf({ origins }: Cors, { headers }: Asking): Record<string, string> | undefined {
  const [origin = ''] = headers.origin ?? [];
  return origins.includes(origin) ? { 'access-control-allow-origin': origin } : undefined;
}
