import { GetRecordsCommand } from '@aws-sdk/client-kinesis';
import { REGION } from '../resource.ts';
import { endAll, ONE_SHARD, OPERATOR, served } from './kinesis-fixture.ts';

afterEach(endAll);

describe('an iterator', () => {
  it('begins at each of the five places', async () => {
    const { put, read, provision, now, later } = await served();
    await provision(ONE_SHARD);
    await put('a');
    later(60_000);
    const { SequenceNumber } = await put('b');
    later(60_000);
    await put('c');
    const at = { StartingSequenceNumber: SequenceNumber };
    expect(await read({ ShardIteratorType: 'TRIM_HORIZON' })).toEqual(['a', 'b', 'c']);
    expect(await read({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', ...at })).toEqual(['b', 'c']);
    expect(await read({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', ...at })).toEqual(['c']);
    expect(
      await read({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(now().getTime() - 90_000) }),
    ).toEqual(['b', 'c']);
    expect(await read({ ShardIteratorType: 'LATEST' })).toEqual([]);
  });

  it('at the tip gets what comes later', async () => {
    const { kinesis, put, iterator, provision } = await served();
    await provision(ONE_SHARD);
    await put('before');
    const latest = await iterator({ ShardIteratorType: 'LATEST' });
    const { NextShardIterator } = await kinesis.send(new GetRecordsCommand({ ShardIterator: latest }));
    await put('after');
    const { Records } = await kinesis.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }));
    expect(Records).toHaveLength(1);
  });

  it('pages by Limit and says how far behind it is', async () => {
    const { kinesis, put, iterator, provision, later } = await served();
    await provision(ONE_SHARD);
    for (const text of ['a', 'b', 'c']) await put(text);
    later(5_000);
    const first = await kinesis.send(new GetRecordsCommand({ ShardIterator: await iterator(), Limit: 2 }));
    expect([first.Records?.length, first.MillisBehindLatest]).toEqual([2, 5_000]);
    const second = await kinesis.send(new GetRecordsCommand({ ShardIterator: first.NextShardIterator }));
    expect([second.Records?.length, second.MillisBehindLatest]).toEqual([1, 0]);
  });

  it('expires after five minutes', async () => {
    const { kinesis, iterator, provision, later } = await served();
    await provision(ONE_SHARD);
    const old = await iterator();
    later(301_000);
    const reading = kinesis.send(new GetRecordsCommand({ ShardIterator: old }));
    await expect(reading).rejects.toMatchObject({ name: 'ExpiredIteratorException' });
  });

  it('that is none is refused', async () => {
    const { kinesis, provision } = await served();
    await provision(ONE_SHARD);
    const reading = kinesis.send(new GetRecordsCommand({ ShardIterator: 'rubbish' }));
    await expect(reading).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('needs the permission on its stream', async () => {
    const { engine } = await served();
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
