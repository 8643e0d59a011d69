import { AwsError } from '../engine.ts';
import { plainBody } from './aws-chunked.ts';
import type { WireRequest, WireResponse } from './dual-server.ts';
import type { DecodedCall, Protocol } from './protocol.ts';

// Names an object where there is a key, else its bucket. Path style: endpoints that are addresses get no other.
const PATH = /^\/(?<Bucket>[^/]+)(?:\/(?<Key>.+))?\/?$/;

const OBJECT_OPERATIONS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};
const BUCKET_OPERATIONS: Readonly<Record<string, string>> = { GET: 'ListObjectsV2', HEAD: 'HeadBucket' };

/** S3's own form of restXml, as far as objects are put, got, listed and deleted. https://docs.aws.amazon.com/AmazonS3/latest/API/ */
export const s3Protocol: Protocol = { decode, encode, encodeError };

function decode(request: WireRequest): DecodedCall {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const { Bucket = '', Key } = PATH.exec(pathname)?.groups ?? {};
  const operation = (Key === undefined ? BUCKET_OPERATIONS : OBJECT_OPERATIONS)[request.method];
  if (operation === undefined || !isPlain(request, searchParams)) {
    throw new AwsError('NotImplemented', `The local S3 has no ${request.method} ${request.url}.`, 501);
  }
  const key = Key === undefined ? {} : { Key: decodeURIComponent(Key) };
  const query = Object.fromEntries(searchParams);
  return { operation, input: { Bucket, ...key, ...query, ...sent(request) } };
}

/** A sub-resource such as `?uploads` or a copy would be something else than it looks like. */
function isPlain({ headers }: WireRequest, query: URLSearchParams): boolean {
  const known = [
    'list-type',
    'prefix',
    'max-keys',
    'continuation-token',
    'start-after',
    'encoding-type',
    'x-id',
  ];
  return (
    headers['x-amz-copy-source'] === undefined && [...query.keys()].every((name) => known.includes(name))
  );
}

function sent(request: WireRequest): Record<string, unknown> {
  if (request.method !== 'PUT') return {};
  const ContentType = request.headers['content-type'];
  return { Body: plainBody(request).toString('base64'), ...(ContentType && { ContentType }) };
}

function encode(output: Record<string, unknown>, operation: string): WireResponse {
  if (operation === 'ListObjectsV2') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n${element('ListBucketResult', output)}`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body };
  }
  const { Body, ETag, ContentType, LastModified } = output;
  const all = { etag: ETag, 'content-type': ContentType, 'last-modified': LastModified };
  const headers = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return {
    status: operation === 'DeleteObject' ? 204 : 200,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Body === undefined ? '' : Buffer.from(String(Body), 'base64'),
  };
}

function encodeError({ code, message, statusCode, members }: AwsError): WireResponse {
  const isDenied = code === 'AccessDeniedException';
  // S3 has a name of its own for it.
  const error = { Code: isDenied ? 'AccessDenied' : code, Message: message, ...members };
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', error)}`;
  return { status: isDenied ? 403 : statusCode, headers: { 'content-type': 'application/xml' }, body };
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([member, one]) => element(member, one))
      : [escaped(String(value))];
  return `<${name}>${inner.join('')}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
