import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import '@aws-sdk/signature-v4a';
import '../../../../local/engines/wire/localhost-names.mjs';
import type { Principal } from '../../../../local/engines/engine.ts';
import {
  createKeyValueStoreEngine,
  type KeyValueStoreEngine,
  keyValueStoreArn,
} from '../../../../local/engines/key-value-store/key-value-store-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard, type WritableFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, resource } from '../resource.ts';

const STORE = 'AWS::CloudFront::KeyValueStore';
const KvsARN = keyValueStoreArn(ACCOUNT, 'routing');
const WATCH: Principal = {
  kind: 'role',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/watch`,
  functionName: 'watch',
};
const keys = createKeyRing();

let engine: KeyValueStoreEngine;
let front: WireFront;
let faults: WritableFaultBoard;
let allow: Authorize;
let client: CloudFrontKeyValueStoreClient;

beforeEach(async () => {
  engine = createKeyValueStoreEngine();
  await engine.provision(resource(STORE, 'routing', { Name: 'routing', Comment: 'marks' }));
  faults = createFaultBoard();
  allow = () => true;
  const asked: Authorize = (...question) => allow(...question);
  front = await startWireFront({ port: 0, accounts: keys, allow: asked, engines: [engine], faults });
  client = new CloudFrontKeyValueStoreClient({
    endpoint: front.url.replace('127.0.0.1', 'localhost'),
    region: 'eu-west-1',
    credentials: keys.issue(WATCH),
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  await front.close();
});

async function etag(): Promise<string> {
  return (await client.send(new DescribeKeyValueStoreCommand({ KvsARN }))).ETag ?? '';
}

async function put(Key: string, Value: string, IfMatch?: string) {
  return client.send(new PutKeyCommand({ KvsARN, Key, Value, IfMatch: IfMatch ?? (await etag()) }));
}

it('gives back what was put, to the client and to the edge', async () => {
  const { ETag, ItemCount, TotalSizeInBytes } = await put('a/b c', 'grün');
  expect({ ItemCount, TotalSizeInBytes }).toEqual({ ItemCount: 1, TotalSizeInBytes: 10 });
  expect(ETag).toBe(await etag());
  expect(await client.send(new GetKeyCommand({ KvsARN, Key: 'a/b c' }))).toMatchObject({
    Value: 'grün',
    ItemCount: 1,
  });
  expect(engine.value('routing', 'a/b c')).toBe('grün');
});

it('describes itself', async () => {
  const { Status, KvsARN: arn, Created } = await client.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  expect([Status, arn]).toEqual(['READY', KvsARN]);
  expect(Created).toBeInstanceOf(Date);
});

it('lets only one of two writers that saw the same version win', async () => {
  const seen = await etag();
  await put('marks', 'first', seen);
  await expect(put('marks', 'second', seen)).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  });
  expect(engine.value('routing', 'marks')).toBe('first');
});

it('changes several keys at once or none', async () => {
  await put('old', '1');
  const Puts = [{ Key: 'new', Value: '2' }];
  const Deletes = [{ Key: 'old' }];
  await client.send(new UpdateKeysCommand({ KvsARN, Puts, Deletes, IfMatch: await etag() }));
  expect([...engine.entries('routing')]).toEqual([['new', '2']]);
  const tooLong = [...Puts, { Key: 'long', Value: 'x'.repeat(1025) }];
  const updating = client.send(
    new UpdateKeysCommand({ KvsARN, Puts: tooLong, Deletes, IfMatch: await etag() }),
  );
  await expect(updating).rejects.toMatchObject({ name: 'ValidationException' });
  expect([...engine.entries('routing')]).toEqual([['new', '2']]);
});

it('deletes a key, and says when there is none', async () => {
  await put('k', 'v');
  const remove = async () => client.send(new DeleteKeyCommand({ KvsARN, Key: 'k', IfMatch: await etag() }));
  await remove();
  expect(engine.value('routing', 'k')).toBeUndefined();
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('lists in pages', async () => {
  for (const key of ['b', 'a', 'c']) await put(key, key);
  const first = await client.send(new ListKeysCommand({ KvsARN, MaxResults: 2 }));
  const second = await client.send(new ListKeysCommand({ KvsARN, NextToken: first.NextToken }));
  expect([first.Items, second.Items].map((items) => items?.map(({ Key }) => Key))).toEqual([
    ['a', 'b'],
    ['c'],
  ]);
  expect(second.NextToken).toBeUndefined();
});

it('takes 1,024 bytes of value and no more', async () => {
  await put('k', 'x'.repeat(1024));
  await expect(put('k', 'x'.repeat(1025))).rejects.toThrow('1025 bytes');
});

it('that does not exist is not found', async () => {
  const describing = client.send(
    new DescribeKeyValueStoreCommand({ KvsARN: keyValueStoreArn(ACCOUNT, 'other') }),
  );
  await expect(describing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('asks IAM for the operation on the store', async () => {
  const asked: unknown[] = [];
  allow = (...question) => asked.push(question) < 0;
  await expect(etag()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const access = { action: 'cloudfront-keyvaluestore:DescribeKeyValueStore', resource: KvsARN };
  expect(asked).toEqual([[WATCH, access, 'us-east-1']]);
});

it('answers while a region is down, being of no region', async () => {
  faults.change({ regions: { 'us-east-1': 'down' } });
  await put('marks', '{"us-east-1":"down"}');
});

it('fails with a fault of the service until the fault is lifted', async () => {
  faults.change({ keyValueStore: 'fail' });
  await expect(put('marks', '{}')).rejects.toMatchObject({
    name: 'InternalServerException',
    $metadata: { httpStatusCode: 500 },
  });
  faults.change({ keyValueStore: 'ok' });
  await put('marks', '{}');
  expect(faults.countsOf('us-east-1')).toEqual({ keyValueStore: 1 });
});

it('answers late by a fault that makes it slow', async () => {
  faults.change({ keyValueStore: { slowMs: 150 } });
  const began = performance.now();
  await etag();
  expect(performance.now() - began).toBeGreaterThanOrEqual(145);
  faults.reset();
});

it('keeps everything across a restart, its version included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kvs-'));
  const open = async () => {
    const opened = createKeyValueStoreEngine({ folder });
    await opened.provision(resource(STORE, 'routing'));
    return opened;
  };
  const call = (target: KeyValueStoreEngine, operation: string, input = {}) =>
    target.call({ region: 'us-east-1', principal: WATCH, operation, input: { KvsARN, ...input } });
  const first = await open();
  const { ETag: IfMatch } = await call(first, 'DescribeKeyValueStore');
  const { ETag } = await call(first, 'PutKey', { Key: 'k', Value: 'v', IfMatch });
  const second = await open();
  expect(second.value('routing', 'k')).toBe('v');
  expect((await call(second, 'DescribeKeyValueStore')).ETag).toBe(ETag);
  rmSync(folder, { recursive: true });
});
