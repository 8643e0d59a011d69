import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACCOUNT,
  eventually,
  globalTable,
  key,
  put,
  REGIONS,
  type Setting,
  settled,
  start,
  valueIn,
} from './fixture.ts';

const [US, EU] = REGIONS;

interface Record {
  eventName: string;
  userIdentity?: object;
  dynamodb: { Keys: object; NewImage?: object; OldImage?: object; SequenceNumber: string };
}

async function iterator({ engine, call }: Setting, region: string, start: object): Promise<unknown> {
  const StreamArn = engine.streamArn(region, 'events');
  const { StreamDescription } = await call('DescribeStream', { StreamArn }, region);
  const [shard] = (StreamDescription as { Shards: { ShardId: string }[] }).Shards;
  const answer = await call('GetShardIterator', { StreamArn, ShardId: shard?.ShardId, ...start }, region);
  return answer.ShardIterator;
}

async function recordsOf(setting: Setting, region: string, start: object = {}): Promise<Record[]> {
  const ShardIterator = await iterator(setting, region, { ShardIteratorType: 'TRIM_HORIZON', ...start });
  const { Records } = await setting.call('GetRecords', { ShardIterator }, region);
  return Records as Record[];
}

describe('streams of the local DynamoDB', () => {
  let setting: Setting;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'meridian-dynamodb-'));
    setting = await start({ folder });
  });
  afterEach(async () => {
    await setting.engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('show what was written here and what was replicated, with both images', async () => {
    const { call, engine } = setting;
    await put(call, 'one');
    await settled(engine);
    await put(call, 'two');
    await settled(engine);
    await call('DeleteItem', { Key: key() });
    await settled(engine);
    const image = (value: string) => ({ ...key(), value: { S: value } });
    for (const region of REGIONS) {
      const records = await recordsOf(setting, region);
      expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
      expect(records.map(({ dynamodb }) => [dynamodb.OldImage, dynamodb.NewImage])).toEqual([
        [undefined, image('one')],
        [image('one'), image('two')],
        [image('two'), undefined],
      ]);
      expect(records.every(({ dynamodb }) => JSON.stringify(dynamodb.Keys) === JSON.stringify(key()))).toBe(
        true,
      );
    }
  });

  it('make no record of a write that changes nothing', async () => {
    await put(setting.call, 'same');
    await put(setting.call, 'same');
    await setting.call('DeleteItem', { Key: key('never there') });
    expect(await recordsOf(setting, US)).toHaveLength(1);
  });

  it('can be read from the end and from after a record', async () => {
    await put(setting.call, 'one');
    const latest = await iterator(setting, US, { ShardIteratorType: 'LATEST' });
    await put(setting.call, 'two');
    const [one, two] = await recordsOf(setting, US);
    const fromEnd = await setting.call('GetRecords', { ShardIterator: latest });
    expect(fromEnd.Records).toEqual([two]);
    const after = {
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: one?.dynamodb.SequenceNumber,
    };
    expect(await recordsOf(setting, US, after)).toEqual([two]);
    const { Records } = await setting.call('GetRecords', { ShardIterator: fromEnd.NextShardIterator });
    expect(Records).toEqual([]);
  });

  it('keep records and positions over a clean stop', async () => {
    await put(setting.call, 'one');
    const next = await iterator(setting, US, { ShardIteratorType: 'LATEST' });
    const arn = setting.engine.streamArn(US, 'events');
    await setting.engine.close();
    setting = await start({ folder });
    await put(setting.call, 'two');
    const records = await recordsOf(setting, US);
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY']);
    expect(setting.engine.streamArn(US, 'events')).toBe(arn);
    expect((await setting.call('GetRecords', { ShardIterator: next })).Records).toEqual(records.slice(1));
  });

  it('have an ARN of their own in each region and are named by the table', async () => {
    const { Table } = await setting.call('DescribeTable', {}, EU);
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      TableArn: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/events`,
      LatestStreamArn: setting.engine.streamArn(EU, 'events'),
      Replicas: [{ RegionName: 'us-east-1' }, { RegionName: 'ap-northeast-1' }],
    });
    const { Streams } = await setting.call('ListStreams', {}, EU);
    expect(Streams).toMatchObject([{ StreamArn: setting.engine.streamArn(EU, 'events') }]);
  });

  it('wake who listens, until they stop listening', async () => {
    const heard: string[] = [];
    const stop = setting.engine.onStreamRecord((arn) => heard.push(arn));
    await put(setting.call, 'one');
    await settled(setting.engine);
    expect(heard.sort()).toEqual(REGIONS.map((region) => setting.engine.streamArn(region, 'events')).sort());
    stop();
    await put(setting.call, 'two');
    expect(heard).toHaveLength(3);
  });

  it('tell a deletion by TTL from one by a caller, and TTL deletes in every region', async () => {
    const nowSeconds = Math.floor(Date.now() / 1000);
    const item = (sk: string, expiresAt: number) => ({ ...key(sk), expiresAt: { N: `${expiresAt}` } });
    await setting.call('PutItem', { Item: item('due', nowSeconds - 1) });
    await setting.call('PutItem', { Item: item('put off', nowSeconds - 1) });
    await setting.call('PutItem', { Item: { ...item('put off', nowSeconds + 900), value: { S: 'later' } } });
    await settled(setting.engine);
    for (const region of REGIONS)
      await eventually(
        async () => (await setting.call('GetItem', { Key: key('due') }, region)).Item,
        undefined,
      );
    expect(await valueIn(setting.call, US, key('put off'))).toBe('later');
    const removed = (await recordsOf(setting, US)).filter(({ eventName }) => eventName === 'REMOVE');
    expect(removed).toMatchObject([{ userIdentity: { PrincipalId: 'dynamodb.amazonaws.com' } }]);
  });
});

describe('tables of the local DynamoDB', () => {
  it('refuse a property, a replica and a change of keys that they cannot obey', async () => {
    await expect(start({ table: globalTable({ Sharding: 7 }) })).rejects.toThrow(/EventStore has Sharding/);
    await expect(start({ table: globalTable({ Replicas: [{ Region: 'sa-east-1' }] }) })).rejects.toThrow(
      /replicas in sa-east-1.*runs us-east-1/,
    );
    const { engine } = await start({});
    const otherKeys = globalTable({ KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] });
    await expect(engine.provision(otherKeys)).rejects.toThrow(/--fresh/);
    await expect(engine.provision(globalTable())).resolves.toBeUndefined();
    await engine.close();
  });

  it('can be made, listed, described and deleted by a call', async () => {
    const { engine, call } = await start({});
    await call('CreateTable', {
      TableName: 'orders',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      Tags: [{ Key: 'team', Value: 'sales' }],
    });
    expect((await call('ListTables', {})).TableNames).toEqual(['events', 'orders']);
    const ResourceArn = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;
    expect(await call('ListTagsOfResource', { ResourceArn })).toEqual({
      Tags: [{ Key: 'team', Value: 'sales' }],
    });
    expect(await call('DescribeTimeToLive', {})).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
    });
    await call('DeleteTable', { TableName: 'orders' });
    expect((await call('ListTables', {})).TableNames).toEqual(['events']);
    await engine.close();
  });
});
