import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, openDataFolder } from '../../../local/start/data-folder.ts';
import { openStoredText } from '../../../local/start/stored-text.ts';

describe('the data folder', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'data-folder-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  test('is for one living process', async () => {
    const path = join(parent, 'data');
    await mkdir(path);
    await writeFile(join(path, 'lock'), String(process.ppid));
    await expect(openDataFolder(path, false)).rejects.toThrow(FolderInUse);
    await expect(openDataFolder(path, false)).rejects.toThrow(`process ${process.ppid}`);
  });

  test('is taken over from a process that died', async () => {
    const path = join(parent, 'data');
    await mkdir(path);
    await writeFile(join(path, 'lock'), '999999999');
    const folder = await openDataFolder(path, false);
    await folder.release();
    expect(existsSync(join(path, 'lock'))).toBe(false);
  });

  test('keeps what is in it, and is empty when fresh', async () => {
    const path = join(parent, 'data');
    const first = await openDataFolder(path, false);
    const salt = openStoredText(first.path).get('salt', () => 'made once');
    await first.release();
    const second = await openDataFolder(path, false);
    expect(openStoredText(second.path).get('salt', () => 'made again')).toBe(salt);
    await second.release();
    const third = await openDataFolder(path, true);
    expect(openStoredText(third.path).get('salt', () => 'made again')).toBe('made again');
    await third.release();
  });
});
