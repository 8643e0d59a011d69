import {
  CreateStreamCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  ListShardsCommand,
  ListStreamsCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { createKinesisEngine } from '../../../../local/engines/kinesis/kinesis-engine.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';
import { call, endAll, ONE_SHARD, readDirectly, record, STREAM, served, start } from './kinesis-fixture.ts';

afterEach(endAll);

const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };
const ARN = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/events`;

describe('a stream', () => {
  it('on demand has four shards that divide the hash keys without a hole', async () => {
    const { kinesis, provision } = await served();
    await provision(ON_DEMAND);
    const { Shards } = await kinesis.send(new ListShardsCommand({ StreamARN: ARN }));
    const ranges = (Shards ?? []).map(({ HashKeyRange }) => HashKeyRange);
    expect(ranges).toHaveLength(4);
    expect(ranges[0]?.StartingHashKey).toBe('0');
    expect(BigInt(ranges[1]?.StartingHashKey ?? 0)).toBe(BigInt(ranges[0]?.EndingHashKey ?? 0) + 1n);
    expect(ranges[3]?.EndingHashKey).toBe(String(2n ** 128n - 1n));
  });

  it('describes itself', async () => {
    const { kinesis, provision, now } = await served();
    await provision({ ...ON_DEMAND, RetentionPeriodHours: 168 });
    const { StreamDescriptionSummary } = await kinesis.send(
      new DescribeStreamSummaryCommand({ StreamARN: ARN }),
    );
    expect(StreamDescriptionSummary).toMatchObject({
      StreamName: 'events',
      StreamARN: ARN,
      StreamStatus: 'ACTIVE',
      RetentionPeriodHours: 168,
      OpenShardCount: 4,
      StreamCreationTimestamp: now(),
    });
    const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 'events' }));
    expect(StreamDescription?.Shards).toHaveLength(4);
  });

  it('belongs to one region', async () => {
    const { kinesis, clientIn, provision } = await served();
    await provision(ON_DEMAND);
    const elsewhere = clientIn('us-east-1');
    expect((await kinesis.send(new ListStreamsCommand({}))).StreamNames).toEqual(['events']);
    expect((await elsewhere.send(new ListStreamsCommand({}))).StreamNames).toEqual([]);
    elsewhere.destroy();
  });

  it('can be made by hand, once', async () => {
    const { kinesis } = await served();
    const create = () => kinesis.send(new CreateStreamCommand({ StreamName: 'mine', ShardCount: 1 }));
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  it('with a property that the local cloud does not know fails the start', async () => {
    const { provision } = await served();
    await expect(provision({ Colour: 'red' })).rejects.toThrow('Stream events-id has Colour');
  });

  it('that does not exist is not found', async () => {
    const { put } = await served();
    await expect(put('x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('records', () => {
  it('of one key are in one shard, in order, with growing sequence numbers and their time', async () => {
    const { kinesis, put, iterator, provision, now } = await served();
    await provision(ON_DEMAND);
    const placed = await Promise.all(['a', 'b', 'c'].map((text) => put(text, 'one key')));
    const [ShardId] = new Set(placed.map((answer) => answer.ShardId));
    expect(new Set(placed.map((answer) => answer.ShardId)).size).toBe(1);
    const { Records = [] } = await kinesis.send(
      new GetRecordsCommand({ ShardIterator: await iterator({ ShardId }) }),
    );
    const numbers = Records.map(({ SequenceNumber }) => SequenceNumber);
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(3);
    expect(Records[0]?.ApproximateArrivalTimestamp).toEqual(now());
    expect(Records[0]?.PartitionKey).toBe('one key');
  });

  it('with an explicit hash key go to its shard', async () => {
    const { put, provision } = await served();
    await provision(ON_DEMAND);
    const { ShardId } = await put('x', 'k', { ExplicitHashKey: String(2n ** 128n - 1n) });
    expect(ShardId).toBe('shardId-000000000003');
  });

  it('are put 500 at a time, not 501, and none of a refused request is kept', async () => {
    const { kinesis, read, provision } = await served();
    await provision(ONE_SHARD);
    const records = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ Data: Buffer.from(`${i}`), PartitionKey: `${i}` }));
    const putRecords = (count: number) =>
      kinesis.send(new PutRecordsCommand({ StreamName: 'events', Records: records(count) }));
    const { FailedRecordCount, Records } = await putRecords(500);
    expect([FailedRecordCount, Records?.length]).toEqual([0, 500]);
    await expect(putRecords(501)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await read()).toHaveLength(500);
  });

  it.each([
    ['a record of more than 1 MiB', 1, 1024 * 1024],
    ['more than 10 MiB at once', 11, 1024 * 1024 - 1],
  ])('are refused: %s', async (_what, count, bytes) => {
    const { kinesis, read, provision } = await served();
    await provision(ONE_SHARD);
    const Records = Array.from({ length: count }, () => ({ Data: Buffer.alloc(bytes), PartitionKey: 'k' }));
    await expect(kinesis.send(new PutRecordsCommand({ StreamName: 'events', Records }))).rejects.toThrow(
      'bytes',
    );
    expect(await read()).toEqual([]);
  });
});

describe('old records', () => {
  it('are gone after the retention period', async () => {
    const { put, read, provision, later } = await served();
    await provision({ ...ONE_SHARD, RetentionPeriodHours: 24 });
    await put('old');
    later(23 * 3_600_000);
    await put('new');
    later(2 * 3_600_000);
    expect(await read()).toEqual(['new']);
  });

  it('give way when a shard has more than it may hold', async () => {
    const small = createKinesisEngine({ maxShardBytes: 1_000 });
    await small.provision(resource(STREAM, 'events', ONE_SHARD));
    for (let i = 0; i < 100; i++) await call(small, 'PutRecord', record(`${i}`.padEnd(75, '.')));
    const texts = await readDirectly(small);
    expect(texts.length).toBeLessThan(20);
    expect(texts.at(-1)).toMatch(/^99\./);
  });
});

describe('under load', () => {
  it('takes and gives 50,000 records', async () => {
    const { engine, provision } = await served();
    await provision(ONE_SHARD);
    const Records = Array.from({ length: 500 }, (_, i) => record(`${i}`, `key ${i}`));
    for (let i = 0; i < 100; i++) await call(engine, 'PutRecords', { Records });
    let next = (await call(engine, 'GetShardIterator', start('TRIM_HORIZON'))).ShardIterator;
    let count = 0;
    for (let page = 0; page < 5; page++) {
      const answer = await call(engine, 'GetRecords', { ShardIterator: next });
      count += (answer.Records as unknown[]).length;
      next = answer.NextShardIterator;
    }
    expect(count).toBe(50_000);
  });
});
