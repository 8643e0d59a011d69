import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Access } from '../../../../local/engines/engine.ts';
import { createS3Engine } from '../../../../local/engines/s3/s3-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const Bucket = 'b';

async function bucket(folder?: string, allow: Authorize = () => true): Promise<S3Client> {
  const engine = createS3Engine(folder === undefined ? {} : { folder });
  await engine.provision(resource('AWS::S3::Bucket', Bucket));
  const accounts = createKeyRing();
  const wire = await startWireFront({
    port: 0,
    accounts,
    allow,
    engines: [engine],
    faults: createFaultBoard(),
  });
  const credentials = accounts.issue({ kind: 'role', roleArn: `arn:aws:iam::${ACCOUNT}:role/r` });
  const s3 = new S3Client({ endpoint: wire.url, region: REGION, credentials, maxAttempts: 1 });
  closing.push(wire.close, () => s3.destroy());
  return s3;
}

async function textOf(s3: S3Client, Key: string): Promise<string | undefined> {
  return (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
}

describe('an object', () => {
  it('is read as it was put, with its type and tag, whatever its key', async () => {
    const s3 = await bucket();
    const Key = 'a folder/ünï <&> 1.jsonl';
    const { ETag } = await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: 'höhe\n', ContentType: 'application/x-ndjson' }),
    );
    expect(await textOf(s3, Key)).toBe('höhe\n');
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
      ETag,
      ContentType: 'application/x-ndjson',
      LastModified: expect.any(Date),
    });
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).Contents).toMatchObject([{ Key, Size: 6 }]);
  });

  it('may come as a stream, in chunks with a checksum behind them', async () => {
    const s3 = await bucket();
    const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.from('z')]);
    await s3.send(new PutObjectCommand({ Bucket, Key: 's', Body, ContentLength: 70_001 }));
    expect(await textOf(s3, 's')).toBe(`${'a'.repeat(70_000)}z`);
  });

  it('is gone once it is deleted', async () => {
    const s3 = await bucket();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await expect(textOf(s3, 'k')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('outlives a stop', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's3-'));
    await (await bucket(folder)).send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'kept\n2' }));
    expect(await textOf(await bucket(folder), 'k')).toBe('kept\n2');
    await rm(folder, { recursive: true });
  });
});

describe('a list', () => {
  it('has what begins with its prefix, in order and page by page', async () => {
    const s3 = await bucket();
    for (const Key of ['in/3', 'in/1', 'out/1', 'in/2']) {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    }
    const first = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'in/', MaxKeys: 2 }));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['in/1', 'in/2']);
    const ContinuationToken = first.NextContinuationToken;
    const rest = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'in/', ContinuationToken }));
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['in/3']);
    expect(rest.IsTruncated).toBe(false);
  });
});

describe('the bucket', () => {
  it('asks for permission by object and by bucket', async () => {
    const asked: Access[] = [];
    const s3 = await bucket(undefined, (_, access) => asked.push(access) > 0);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'k/1', Body: 'x' }));
    await s3.send(new HeadObjectCommand({ Bucket, Key: 'k/1' }));
    await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(asked).toEqual([
      { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k/1' },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k/1' },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::b' },
    ]);
  });

  it('that is not there is named, and what S3 has beside it is refused', async () => {
    const s3 = await bucket();
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'other' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    const upload = new CreateMultipartUploadCommand({ Bucket, Key: 'k' });
    await expect(s3.send(upload)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
