import type { Faults } from '../faults/faults.ts';
import type { Endpoints } from '../start/endpoints.ts';
import type { Status } from '../start/status.ts';

/** A request to an API, by whichever way. */
export interface Call {
  readonly method?: string;
  readonly token?: string;
  /** Country the edge takes the caller to be in. */
  readonly country?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text or bytes already. */
  readonly body?: unknown;
  /** Gives up where it says so. */
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object where it is none. */
  readonly json: Record<string, unknown>;
}

/** What tests ask of a running local cloud. */
export interface CloudClient {
  readonly endpoints: Endpoints;
  readonly regions: readonly string[];
  token(sub: string, options?: { tenant?: string; operator?: boolean; expiresIn?: number }): Promise<string>;
  /** Asks through the edge. */
  edge(path: string, call?: Call): Promise<Answer>;
  /** Asks a region's own API. */
  api(region: string, path: string, call?: Call): Promise<Answer>;
  /** Calls an AWS service of a region that is spoken to by path, as the operator. */
  aws(region: string, service: string, path: string, call?: Call): Promise<Answer>;
  /** Calls a function by its name, as `aws lambda invoke` does. */
  invoke(region: string, name: string): Promise<Answer>;
  status(): Promise<Status>;
  /** Puts faults in force; with nothing, takes all back. */
  faults(subset?: object): Promise<Faults>;
}

/** A client of a cloud that runs there. */
export function cloudClient(endpoints: Endpoints): CloudClient {
  const control = (path: string, method = 'GET', body?: unknown) =>
    ask(`${endpoints.console}${path}`, { method, body });
  const aws: CloudClient['aws'] = (region, service, path, call = {}) =>
    ask(`${endpoints.regions[region]?.aws}${path}`, {
      ...call,
      headers: { ...call.headers, authorization: unsigned(region, service) },
    });
  return {
    endpoints,
    aws,
    invoke: (region, name) =>
      aws(region, 'lambda', `/2015-03-31/functions/${name}/invocations`, { method: 'POST', body: {} }),
    regions: Object.keys(endpoints.regions),
    token: async (sub, options = {}) =>
      String((await control('/_local/token', 'POST', { sub, ...options })).json.token),
    edge: (path, call) => ask(`${endpoints.edge}${path}`, call),
    api: (region, path, call) => ask(`${endpoints.regions[region]?.api}${path}`, call),
    status: async () => (await control('/_local/status')).json as unknown as Status,
    faults: async (subset) => {
      const answer = await control('/_local/faults', subset ? 'PUT' : 'DELETE', subset);
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.json as unknown as Faults;
    },
  };
}

/** Nobody verifies signatures here. */
function unsigned(region: string, service: string): string {
  const scope = `operator/20260101/${region}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
}

async function ask(
  url: string,
  { method = 'GET', token, country, headers, body, signal }: Call = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(country !== undefined && { 'cloudfront-viewer-country': country }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
