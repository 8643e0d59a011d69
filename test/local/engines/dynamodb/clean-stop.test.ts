import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createBoard,
  everywhere,
  key,
  partitioned,
  put,
  REGIONS,
  settled,
  start,
  waiting,
} from './fixture.ts';

const [US, EU, ASIA] = REGIONS;

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
