import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKinesisEngine } from '../../../../local/engines/kinesis/kinesis-engine.ts';
import { REGION, resource } from '../resource.ts';
import { call, ONE_SHARD, readDirectly, record, STREAM, start } from './kinesis-fixture.ts';

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
