import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoEngine } from '../../../../local/engines/dynamodb/create-dynamo-engine.ts';
import type { Backlog } from '../../../../local/engines/dynamodb/replication.ts';
import { NO_FAULTS } from '../../../../local/faults/faults.ts';
import {
  createBoard,
  eventually,
  globalTable,
  key,
  partitioned,
  put,
  REGIONS,
  type Setting,
  settled,
  start,
  valueIn,
} from './fixture.ts';

const [US, EU, ASIA] = REGIONS;

async function everywhere({ call }: Setting, itemKey = key()): Promise<unknown[]> {
  return Promise.all(REGIONS.map((region) => valueIn(call, region, itemKey)));
}

describe('replication of the local DynamoDB', () => {
  const open: Setting[] = [];
  const begin = async (options: Parameters<typeof start>[0] = {}) => {
    const setting = await start(options);
    open.push(setting);
    return setting;
  };
  afterEach(async () => {
    for (const { engine } of open.splice(0)) await engine.close();
  });

  it('shows a write elsewhere only after its lag, and then in every region', async () => {
    const setting = await begin();
    setting.board.set({ replication: { lagMs: [50, 60], partitions: [], reorder: false } });
    await put(setting.call, 'hello');
    expect(await everywhere(setting)).toEqual(['hello', undefined, undefined]);
    await eventually(() => everywhere(setting), ['hello', 'hello', 'hello']);
  });

  it('replicates deletions, and a deletion wins over an older write that meets it late', async () => {
    const clocks: Record<string, number> = { [US]: 1_000_000, [EU]: 2_000_000, [ASIA]: 1_000_000 };
    const setting = await begin({ now: (region) => clocks[region] ?? 0 });
    await put(setting.call, 'first');
    await settled(setting.engine);
    setting.board.set(partitioned([EU, ASIA], [US, ASIA]));
    await setting.call('DeleteItem', { Key: key() }, EU);
    await put(setting.call, 'older than the deletion', ASIA);
    expect(await valueIn(setting.call, ASIA)).toBe('older than the deletion');
    setting.board.set(partitioned());
    await settled(setting.engine);
    expect(await everywhere(setting)).toEqual([undefined, undefined, undefined]);
  });

  it('remembers a deletion that overtakes the put it is about', async () => {
    const setting = await begin();
    setting.board.set(partitioned([US, ASIA]));
    await put(setting.call, 'written in us, deleted in eu');
    await eventually(() => valueIn(setting.call, EU), 'written in us, deleted in eu');
    await setting.call('DeleteItem', { Key: key() }, EU);
    await eventually(() => waiting(setting.engine), [{ from: US, to: ASIA, pending: 1 }]);
    setting.board.set(partitioned());
    await settled(setting.engine);
    expect(await everywhere(setting)).toEqual([undefined, undefined, undefined]);
  });

  it('replicates nothing for a deletion of what is not there', async () => {
    const setting = await begin();
    await setting.call('DeleteItem', { Key: key() });
    expect(setting.engine.replicationBacklog()).toEqual([]);
  });

  it('lets the later of three concurrent writes win in all regions', async () => {
    const clocks: Record<string, number> = { [US]: 1_000, [EU]: 3_000, [ASIA]: 2_000 };
    const setting = await begin({ now: (region) => clocks[region] ?? 0 });
    setting.board.set(partitioned([US, EU], [EU, ASIA], [US, ASIA]));
    for (const region of REGIONS) await put(setting.call, `from ${region}`, region);
    expect(new Set(await everywhere(setting)).size).toBe(3);
    setting.board.set(partitioned());
    await settled(setting.engine);
    expect(await everywhere(setting)).toEqual(REGIONS.map(() => `from ${EU}`));
  });

  it('takes the last item whole: attributes of the one that lost are lost with it', async () => {
    const clocks: Record<string, number> = { [US]: 1_000, [EU]: 2_000, [ASIA]: 1_000 };
    const setting = await begin({ now: (region) => clocks[region] ?? 0 });
    await put(setting.call, 'base');
    await settled(setting.engine);
    setting.board.set(partitioned([US, EU]));
    const set = (name: string, region: string) =>
      setting.call(
        'UpdateItem',
        {
          Key: key(),
          UpdateExpression: 'SET #n = :v',
          ExpressionAttributeNames: { '#n': name },
          ExpressionAttributeValues: { ':v': { S: region } },
        },
        region,
      );
    await set('fromUs', US);
    await set('fromEu', EU);
    setting.board.set(partitioned());
    await settled(setting.engine);
    for (const region of REGIONS) {
      const { Item } = await setting.call('GetItem', { Key: key() }, region);
      expect(Item).toEqual({ ...key(), value: { S: 'base' }, fromEu: { S: EU } });
    }
  });

  it('loses counts that two regions add at once, and lets a condition hold in both', async () => {
    const setting = await begin();
    setting.board.set(partitioned([US, EU]));
    const count = (region: string) =>
      setting.call(
        'UpdateItem',
        {
          Key: key(),
          UpdateExpression: 'ADD hits :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
        region,
      );
    for (let at = 0; at < 5; at++) await Promise.all([count(US), count(EU)]);
    const claim = { Item: key('CLAIM'), ConditionExpression: 'attribute_not_exists(pk)' };
    await setting.call('PutItem', claim, US);
    await setting.call('PutItem', claim, EU);
    setting.board.set(partitioned());
    await settled(setting.engine);
    for (const region of REGIONS) {
      const { Item } = await setting.call('GetItem', { Key: key() }, region);
      expect((Item as { hits?: unknown }).hits).toEqual({ N: '5' });
    }
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

  it('converges where a clock is behind what its region has already seen', async () => {
    const clocks: Record<string, number> = { [US]: 9_000, [EU]: 1_000, [ASIA]: 1_000 };
    const setting = await begin({ now: (region) => clocks[region] ?? 0 });
    await put(setting.call, 'seen');
    await settled(setting.engine);
    await put(setting.call, 'written after it', EU);
    await settled(setting.engine);
    expect(await everywhere(setting)).toEqual(REGIONS.map(() => 'written after it'));
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

describe('a clean stop of the local DynamoDB', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'meridian-dynamodb-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps items and undelivered replication, and delivers it after the start', async () => {
    const board = createBoard();
    board.set(partitioned([US, EU], [US, ASIA]));
    const before = await start({ folder, board });
    for (let at = 0; at < 20; at++) await put(before.call, `${at}`, US, key(`${at}`));
    await before.engine.close();

    const after = await start({ folder, board });
    expect(waiting(after.engine)).toEqual([
      { from: US, to: EU, pending: 20 },
      { from: US, to: ASIA, pending: 20 },
    ]);
    board.set(partitioned());
    await settled(after.engine);
    expect(await everywhere(after, key('7'))).toEqual(['7', '7', '7']);
    await after.engine.close();
  });

  it('keeps versions and tombstones, so that a delivery from before it cannot undo a newer write', async () => {
    const clocks: Record<string, number> = { [US]: 1_000, [EU]: 5_000, [ASIA]: 1_000 };
    const now = (region: string) => clocks[region] ?? 0;
    const board = createBoard();
    const before = await start({ folder, board, now });
    await put(before.call, 'base', US, key('deleted'));
    await settled(before.engine);
    board.set(partitioned([US, EU]));
    await put(before.call, 'older', US, key('written'));
    await put(before.call, 'older', US, key('deleted'));
    await put(before.call, 'newer', EU, key('written'));
    await before.call('DeleteItem', { Key: key('deleted') }, EU);
    await before.engine.close();

    const after = await start({ folder, board, now });
    board.set(partitioned());
    await settled(after.engine);
    expect(await everywhere(after, key('written'))).toEqual(['newer', 'newer', 'newer']);
    expect(await everywhere(after, key('deleted'))).toEqual([undefined, undefined, undefined]);
    await after.engine.close();
  });
});

/** What is on its way, whatever its age. */
function waiting(engine: DynamoEngine): Omit<Backlog, 'oldestAtMs'>[] {
  return engine.replicationBacklog().map(({ oldestAtMs: _, ...link }) => link);
}
