import { setTimeout as sleep } from 'node:timers/promises';
import { NO_FAULTS } from '../../../../local/faults/faults.ts';
import {
  begin,
  closeAll,
  eventually,
  everywhere,
  globalTable,
  key,
  partitioned,
  put,
  REGIONS,
  settled,
  valueIn,
  waiting,
} from './fixture.ts';

const [US, EU, ASIA] = REGIONS;

describe('replication of the local DynamoDB', () => {
  afterEach(closeAll);

  it('shows a write elsewhere only after its lag, and then in every region', async () => {
    const setting = await begin();
    setting.board.set({ replication: { lagMs: [50, 60], partitions: [], reorder: false } });
    await put(setting.call, 'hello');
    expect(await everywhere(setting)).toEqual(['hello', undefined, undefined]);
    await eventually(() => everywhere(setting), ['hello', 'hello', 'hello']);
  });

  it('replicates nothing for a deletion of what is not there', async () => {
    const setting = await begin();
    await setting.call('DeleteItem', { Key: key() });
    expect(setting.engine.replicationBacklog()).toEqual([]);
  });

  it('delays one direction of one pair by the lag of its own', async () => {
    const setting = await begin();
    setting.board.set({ replication: { links: { [`${US}>${EU}`]: [400, 400] } } });
    await put(setting.call, 'hello');
    await put(setting.call, 'back', EU, key('back'));
    await eventually(() => valueIn(setting.call, ASIA), 'hello');
    await eventually(() => valueIn(setting.call, US, key('back')), 'back');
    expect(await valueIn(setting.call, EU)).toBeUndefined();
    await eventually(() => valueIn(setting.call, EU), 'hello');
  });

  it('counts what a partition, a dark region, and lags other than the usual did', async () => {
    const setting = await begin();
    const lagMs = NO_FAULTS.replication.lagMs;
    setting.board.set({ replication: { lagMs, partitions: [[US, EU]] }, regions: { [ASIA]: 'down' } });
    await put(setting.call, 'hello');
    await eventually(() => setting.board.countsOf(EU), { held: 1 });
    await eventually(() => setting.board.countsOf(ASIA), { refused: 1 });
    setting.board.set({ replication: { lagMs: [1, 2], links: { [`${US}>${EU}`]: [3, 4] } } });
    await put(setting.call, 'hello again');
    await eventually(() => setting.board.countsOf(EU), { held: 2, linkLagged: 1 });
    await eventually(() => setting.board.countsOf(ASIA), { refused: 2, lagged: 1 });
    setting.board.set({ replication: { lagMs, links: {}, partitions: [], reorder: true }, regions: {} });
    await put(setting.call, 'hello once more');
    await eventually(() => setting.board.countsOf(EU), { held: 2, linkLagged: 1, reordered: 1 });
  });

  it('holds back what a partition cuts off, and delivers it when the partition heals', async () => {
    const setting = await begin();
    setting.board.set(partitioned([EU, US]));
    await put(setting.call, 'hello');
    await eventually(() => valueIn(setting.call, ASIA), 'hello');
    await sleep(30);
    expect(await valueIn(setting.call, EU)).toBeUndefined();
    expect(waiting(setting.engine)).toEqual([{ from: US, to: EU, pending: 1 }]);
    setting.board.set(partitioned());
    await eventually(() => valueIn(setting.call, EU), 'hello');
    await settled(setting.engine);
  });

  it('refuses calls of a region that is down and catches up when it returns', async () => {
    const setting = await begin();
    setting.board.set({ regions: { [ASIA]: 'down' } });
    await put(setting.call, 'hello');
    await expect(valueIn(setting.call, ASIA)).rejects.toMatchObject({
      code: 'InternalServerError',
      statusCode: 500,
    });
    await eventually(() => waiting(setting.engine), [{ from: US, to: ASIA, pending: 1 }]);
    setting.board.set({ regions: {} });
    await eventually(() => valueIn(setting.call, ASIA), 'hello');
  });

  it('delivers in another order when told to, and still converges', async () => {
    const setting = await begin();
    setting.board.set({ replication: { lagMs: [0, 0], partitions: [], reorder: true } });
    const count = 30;
    for (let at = 0; at < count; at++) await put(setting.call, `${at}`, US, key(`${at}`));
    for (let at = 0; at < count; at++) await put(setting.call, `${at}`, US);
    await settled(setting.engine);
    expect(await everywhere(setting)).toEqual(['29', '29', '29']);

    const StreamArn = setting.engine.streamArn(EU, 'events');
    const { StreamDescription } = await setting.call('DescribeStream', { StreamArn }, EU);
    const [shard] = (StreamDescription as { Shards: { ShardId: string }[] }).Shards;
    const { ShardIterator } = await setting.call(
      'GetShardIterator',
      { StreamArn, ShardId: shard?.ShardId, ShardIteratorType: 'TRIM_HORIZON' },
      EU,
    );
    const { Records } = await setting.call('GetRecords', { ShardIterator }, EU);
    const arrived = (Records as { dynamodb: { Keys: { sk: { S: string } } } }[])
      .map(({ dynamodb }) => dynamodb.Keys.sk.S)
      .filter((sk) => sk !== 'EVENT#1');
    expect(arrived).toHaveLength(count);
    expect(arrived).not.toEqual(Array.from({ length: count }, (_, at) => `${at}`));
  });

  it('keeps one region apart where the table has no replicas', async () => {
    const table = globalTable({ Replicas: [{ Region: US }] });
    const setting = await begin({ table });
    await put(setting.call, 'hello');
    expect(setting.engine.replicationBacklog()).toEqual([]);
    await expect(valueIn(setting.call, EU)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});
