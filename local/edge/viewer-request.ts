import type { IncomingMessage } from 'node:http';

/** A request as CloudFront Functions see and change it; cookies are no headers there. */
export interface ViewerRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Record<string, Field>;
  readonly headers: Record<string, Field>;
  readonly cookies: Record<string, Field>;
}

export interface Field {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

/**
 * The request of a viewer. Values of the query string are as they came, not decoded.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export function viewerRequestOf({
  method = 'GET',
  url = '/',
  headersDistinct,
}: IncomingMessage): ViewerRequest {
  const [uri = '/', ...query] = url.split('?');
  const { cookie = [], ...headers } = headersDistinct;
  return {
    method,
    uri,
    querystring: fieldsOf(query.join('?').split('&')),
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, field(values ?? [])])),
    cookies: fieldsOf(cookie.join('; ').split(/; */)),
  };
}

/** Path and query string to ask the origin for. */
export function originPathOf({ uri, querystring }: ViewerRequest): string {
  const query = pairsOf(querystring).join('&');
  return query === '' ? uri : `${uri}?${query}`;
}

/** Headers to send to the origin, cookies among them again. */
export function originHeadersOf({ headers, cookies }: ViewerRequest): Record<string, string> {
  const merged = Object.entries(headers).map(([name, { value, multiValue }]) => [
    name,
    multiValue ? multiValue.map((each) => each.value).join(', ') : value,
  ]);
  const cookie = pairsOf(cookies).join('; ');
  return { ...Object.fromEntries(merged), ...(cookie !== '' && { cookie }) };
}

function fieldsOf(pairs: readonly string[]): Record<string, Field> {
  const values = new Map<string, string[]>();
  for (const pair of pairs.filter((each) => each !== '')) {
    const [name = '', ...value] = pair.split('=');
    values.set(name, [...(values.get(name) ?? []), value.join('=')]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, field(all)]));
}

function field(values: readonly string[]): Field {
  const value = values[0] ?? '';
  return values.length > 1 ? { value, multiValue: values.map((each) => ({ value: each })) } : { value };
}

function pairsOf(fields: Readonly<Record<string, Field>>): string[] {
  return Object.entries(fields).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((each) => (each.value === '' ? name : `${name}=${each.value}`)),
  );
}
