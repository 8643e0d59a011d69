import {
  begin,
  closeAll,
  eventually,
  everywhere,
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

  it('converges where a clock is behind what its region has already seen', async () => {
    const clocks: Record<string, number> = { [US]: 9_000, [EU]: 1_000, [ASIA]: 1_000 };
    const setting = await begin({ now: (region) => clocks[region] ?? 0 });
    await put(setting.call, 'seen');
    await settled(setting.engine);
    await put(setting.call, 'written after it', EU);
    await settled(setting.engine);
    expect(await everywhere(setting)).toEqual(REGIONS.map(() => 'written after it'));
  });
});
