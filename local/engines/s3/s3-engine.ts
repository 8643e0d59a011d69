import { join } from 'node:path';
import { type Access, AwsError, type Engine, type ServiceCall } from '../engine.ts';
import { type Bucket, type ObjectHead, openBucket } from './bucket.ts';

export interface S3EngineOptions {
  /** Without it, objects are in memory only. */
  readonly folder?: string;
}

type Document = Record<string, unknown>;

const MOST_KEYS = 1_000;

const OPERATIONS: Readonly<Record<string, (bucket: Bucket, input: Document) => Document>> = {
  HeadBucket: () => ({}),
  ListObjectsV2: listObjects,
  PutObject: (bucket, { Key, Body, ContentType = 'application/octet-stream' }) => {
    const { etag } = bucket.put(String(Key), Buffer.from(String(Body), 'base64'), String(ContentType));
    return { ETag: etag };
  },
  HeadObject: (bucket, { Key }) => described(existing(bucket, String(Key))),
  GetObject: (bucket, { Key }) => ({
    ...described(existing(bucket, String(Key))),
    Body: bucket.read(String(Key)).toString('base64'),
  }),
  DeleteObject: (bucket, { Key }) => {
    bucket.remove(String(Key));
    return {};
  },
};

/** Buckets of the templates with their objects: what batch jobs read and write, and no more of S3. */
export function createS3Engine({ folder }: S3EngineOptions = {}): Engine {
  const buckets = new Map<string, Bucket>();
  return {
    services: ['s3'],
    types: ['AWS::S3::Bucket'],
    operations: Object.keys(OPERATIONS),
    actions: ACTIONS,
    async provision({ physicalName }) {
      const inside = folder === undefined ? undefined : join(folder, physicalName);
      if (!buckets.has(physicalName)) buckets.set(physicalName, openBucket(inside));
    },
    access: accessOf,
    async call({ operation, input }) {
      const operate = OPERATIONS[operation];
      if (!operate) throw new AwsError('NotImplemented', `The local S3 has no operation ${operation}.`, 501);
      const bucket = buckets.get(String(input.Bucket));
      if (bucket) return operate(bucket, input);
      throw new AwsError('NoSuchBucket', `The specified bucket does not exist: ${input.Bucket}`, 404);
    },
    async close() {},
  };
}

const ACTIONS: Readonly<Record<string, string>> = {
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
};

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
function accessOf({ operation, input }: ServiceCall): Access[] {
  const bucket = `arn:aws:s3:::${input.Bucket}`;
  const action = `s3:${ACTIONS[operation] ?? operation}`;
  return [{ action, resource: action === 's3:ListBucket' ? bucket : `${bucket}/${input.Key}` }];
}

function existing(bucket: Bucket, key: string): ObjectHead {
  const head = bucket.head(key);
  if (head) return head;
  throw new AwsError('NoSuchKey', `The specified key does not exist: ${key}`, 404, { Key: key });
}

function described({ etag, contentType, modifiedAtMs }: ObjectHead): Document {
  return { ETag: etag, ContentType: contentType, LastModified: new Date(modifiedAtMs).toUTCString() };
}

function listObjects(bucket: Bucket, input: Document): Document {
  const prefix = String(input.prefix ?? '');
  const after = String(input['continuation-token'] ?? input['start-after'] ?? '');
  const most = Math.min(MOST_KEYS, Number(input['max-keys'] ?? MOST_KEYS));
  const all = bucket
    .list(prefix)
    .filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0);
  const page = all.slice(0, most);
  const isTruncated = all.length > page.length;
  return {
    Name: input.Bucket,
    Prefix: prefix,
    KeyCount: page.length,
    MaxKeys: most,
    IsTruncated: isTruncated,
    // A real token is opaque; the last key serves as one.
    ...(isTruncated && { NextContinuationToken: page.at(-1)?.key }),
    Contents: page.map(({ key, etag, size, modifiedAtMs }) => ({
      Key: input['encoding-type'] === 'url' ? encodeURIComponent(key) : key,
      LastModified: new Date(modifiedAtMs).toISOString(),
      ETag: etag,
      Size: size,
      StorageClass: 'STANDARD',
    })),
  };
}
