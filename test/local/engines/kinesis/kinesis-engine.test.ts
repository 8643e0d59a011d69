import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStreamCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  KinesisClient,
  ListShardsCommand,
  ListStreamsCommand,
  PutRecordCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import type { Engine, Principal } from '../../../../local/engines/engine.ts';
import { createKinesisEngine } from '../../../../local/engines/kinesis/kinesis-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

const STREAM = 'AWS::Kinesis::Stream';
const OPERATOR: Principal = { kind: 'operator' };
const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };
const ONE_SHARD = { ShardCount: 1 };
const ARN = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/events`;

let engine: Engine;
let front: WireFront;
let kinesis: KinesisClient;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.parse('2026-11-20T12:00:00Z');
  engine = createKinesisEngine({ now: () => nowMs });
  const options = { port: 0, accounts: createKeyRing(), allow: () => true, faults: createFaultBoard() };
  front = await startWireFront({ ...options, engines: [engine] });
  kinesis = clientIn(REGION);
});
afterEach(async () => {
  kinesis.destroy();
  await front.close();
  await engine.close();
});

function clientIn(region: string): KinesisClient {
  const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
  return new KinesisClient({ endpoint: front.url, region, credentials, maxAttempts: 1 });
}

const put = (text: string, PartitionKey = 'k', options = {}) =>
  kinesis.send(
    new PutRecordCommand({ StreamName: 'events', Data: Buffer.from(text), PartitionKey, ...options }),
  );

async function iterator(start: Partial<GetShardIteratorCommandInput> = {}): Promise<string | undefined> {
  const input = {
    StreamName: 'events',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON' as const,
  };
  return (await kinesis.send(new GetShardIteratorCommand({ ...input, ...start }))).ShardIterator;
}

async function read(start: Partial<GetShardIteratorCommandInput> = {}): Promise<string[]> {
  const { Records } = await kinesis.send(new GetRecordsCommand({ ShardIterator: await iterator(start) }));
  return (Records ?? []).map(({ Data }) => Buffer.from(Data ?? []).toString());
}

const provision = (properties: Record<string, unknown>) =>
  engine.provision(resource(STREAM, 'events', properties));

describe('a stream', () => {
  it('on demand has four shards that divide the hash keys without a hole', async () => {
    await provision(ON_DEMAND);
    const { Shards } = await kinesis.send(new ListShardsCommand({ StreamARN: ARN }));
    const ranges = (Shards ?? []).map(({ HashKeyRange }) => HashKeyRange);
    expect(ranges).toHaveLength(4);
    expect(ranges[0]?.StartingHashKey).toBe('0');
    expect(BigInt(ranges[1]?.StartingHashKey ?? 0)).toBe(BigInt(ranges[0]?.EndingHashKey ?? 0) + 1n);
    expect(ranges[3]?.EndingHashKey).toBe(String(2n ** 128n - 1n));
  });

  it('describes itself', async () => {
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
      StreamCreationTimestamp: new Date(nowMs),
    });
    const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 'events' }));
    expect(StreamDescription?.Shards).toHaveLength(4);
  });

  it('belongs to one region', async () => {
    await provision(ON_DEMAND);
    const elsewhere = clientIn('us-east-1');
    expect((await kinesis.send(new ListStreamsCommand({}))).StreamNames).toEqual(['events']);
    expect((await elsewhere.send(new ListStreamsCommand({}))).StreamNames).toEqual([]);
    elsewhere.destroy();
  });

  it('can be made by hand, once', async () => {
    const create = () => kinesis.send(new CreateStreamCommand({ StreamName: 'mine', ShardCount: 1 }));
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  it('with a property that the local cloud does not know fails the start', async () => {
    await expect(provision({ Colour: 'red' })).rejects.toThrow('Stream events-id has Colour');
  });

  it('that does not exist is not found', async () => {
    await expect(put('x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('records', () => {
  it('of one key are in one shard, in order, with growing sequence numbers and their time', async () => {
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
    expect(Records[0]?.ApproximateArrivalTimestamp).toEqual(new Date(nowMs));
    expect(Records[0]?.PartitionKey).toBe('one key');
  });

  it('with an explicit hash key go to its shard', async () => {
    await provision(ON_DEMAND);
    const { ShardId } = await put('x', 'k', { ExplicitHashKey: String(2n ** 128n - 1n) });
    expect(ShardId).toBe('shardId-000000000003');
  });

  it('are put 500 at a time, not 501, and none of a refused request is kept', async () => {
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
    await provision(ONE_SHARD);
    const Records = Array.from({ length: count }, () => ({ Data: Buffer.alloc(bytes), PartitionKey: 'k' }));
    await expect(kinesis.send(new PutRecordsCommand({ StreamName: 'events', Records }))).rejects.toThrow(
      'bytes',
    );
    expect(await read()).toEqual([]);
  });
});

describe('an iterator', () => {
  it('begins at each of the five places', async () => {
    await provision(ONE_SHARD);
    await put('a');
    nowMs += 60_000;
    const { SequenceNumber } = await put('b');
    nowMs += 60_000;
    await put('c');
    const at = { StartingSequenceNumber: SequenceNumber };
    expect(await read({ ShardIteratorType: 'TRIM_HORIZON' })).toEqual(['a', 'b', 'c']);
    expect(await read({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', ...at })).toEqual(['b', 'c']);
    expect(await read({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', ...at })).toEqual(['c']);
    expect(await read({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(nowMs - 90_000) })).toEqual([
      'b',
      'c',
    ]);
    expect(await read({ ShardIteratorType: 'LATEST' })).toEqual([]);
  });

  it('at the tip gets what comes later', async () => {
    await provision(ONE_SHARD);
    await put('before');
    const latest = await iterator({ ShardIteratorType: 'LATEST' });
    const { NextShardIterator } = await kinesis.send(new GetRecordsCommand({ ShardIterator: latest }));
    await put('after');
    const { Records } = await kinesis.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }));
    expect(Records).toHaveLength(1);
  });

  it('pages by Limit and says how far behind it is', async () => {
    await provision(ONE_SHARD);
    for (const text of ['a', 'b', 'c']) await put(text);
    nowMs += 5_000;
    const first = await kinesis.send(new GetRecordsCommand({ ShardIterator: await iterator(), Limit: 2 }));
    expect([first.Records?.length, first.MillisBehindLatest]).toEqual([2, 5_000]);
    const second = await kinesis.send(new GetRecordsCommand({ ShardIterator: first.NextShardIterator }));
    expect([second.Records?.length, second.MillisBehindLatest]).toEqual([1, 0]);
  });

  it('expires after five minutes', async () => {
    await provision(ONE_SHARD);
    const old = await iterator();
    nowMs += 301_000;
    const reading = kinesis.send(new GetRecordsCommand({ ShardIterator: old }));
    await expect(reading).rejects.toMatchObject({ name: 'ExpiredIteratorException' });
  });

  it('that is none is refused', async () => {
    await provision(ONE_SHARD);
    const reading = kinesis.send(new GetRecordsCommand({ ShardIterator: 'rubbish' }));
    await expect(reading).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('needs the permission on its stream', () => {
    const text = Buffer.from(JSON.stringify(['events', 's', '0', 0])).toString('base64url');
    const call = {
      region: REGION,
      principal: OPERATOR,
      operation: 'GetRecords',
      input: { ShardIterator: text },
    };
    const resourceArn = expect.stringMatching(/:stream\/events$/);
    expect(engine.access(call)).toEqual([{ action: 'kinesis:GetRecords', resource: resourceArn }]);
  });
});

describe('old records', () => {
  it('are gone after the retention period', async () => {
    await provision({ ...ONE_SHARD, RetentionPeriodHours: 24 });
    await put('old');
    nowMs += 23 * 3_600_000;
    await put('new');
    nowMs += 2 * 3_600_000;
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

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinesis-'));
  const path = join(folder, REGION, 'events.jsonl');
  const open = async (now = Date.now) => {
    const opened = createKinesisEngine({ folder, now });
    await opened.provision(resource(STREAM, 'events', ONE_SHARD));
    return opened;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('brings records back after a stop, in order, and new ones come after them', async () => {
    const first = await open();
    for (const text of ['a', 'b']) await call(first, 'PutRecord', record(text));
    const { ShardIterator } = await call(first, 'GetShardIterator', start('LATEST'));
    await first.close();
    const second = await open();
    await call(second, 'PutRecord', record('c'));
    expect(await readDirectly(second)).toEqual(['a', 'b', 'c']);
    expect(await call(second, 'GetRecords', { ShardIterator })).toMatchObject({ Records: [record('c')] });
    await second.close();
  });

  it('survives a last line that was cut short', async () => {
    appendFileSync(path, '["123');
    const opened = await open();
    await call(opened, 'PutRecord', record('d'));
    await opened.close();
    const again = await open();
    expect(await readDirectly(again)).toEqual(['a', 'b', 'c', 'd']);
    await again.close();
  });

  it('loses what has expired when the engine closes', async () => {
    const later = await open(() => Date.now() + 25 * 3_600_000);
    expect(await readDirectly(later)).toEqual([]);
    await later.close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

describe('under load', () => {
  it('takes and gives 50,000 records', async () => {
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

function call(target: Engine, operation: string, input: object): Promise<Record<string, unknown>> {
  return target.call({
    region: REGION,
    principal: OPERATOR,
    operation,
    input: { StreamName: 'events', ...input },
  });
}

function record(text: string, PartitionKey = 'k') {
  return { Data: Buffer.from(text).toString('base64'), PartitionKey };
}

function start(ShardIteratorType: string) {
  return { ShardId: 'shardId-000000000000', ShardIteratorType };
}

async function readDirectly(target: Engine): Promise<string[]> {
  const { ShardIterator } = await call(target, 'GetShardIterator', start('TRIM_HORIZON'));
  const { Records } = await call(target, 'GetRecords', { ShardIterator });
  return (Records as { Data: string }[]).map(({ Data }) => Buffer.from(Data, 'base64').toString());
}
