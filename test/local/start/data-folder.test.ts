import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, ForeignFolder, openDataFolder } from '../../../local/start/data-folder.ts';
import { openStoredText } from '../../../local/start/stored-text.ts';

describe('the data folder', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'data-folder-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  test('is for one living process', async () => {
    const path = join(parent, 'data');
    const folder = await openDataFolder(path, false);
    await expect(openDataFolder(path, false)).rejects.toThrow(FolderInUse);
    await expect(openDataFolder(path, false)).rejects.toThrow(`process ${process.pid}`);
    await folder.release();
    await (await openDataFolder(path, false)).release();
  });

  test.each([true, false])(
    'is none that holds something else, which stays there (fresh: %s)',
    async (fresh) => {
      await writeFile(join(parent, 'letter.txt'), 'dear');
      await mkdir(join(parent, 'dynamodb'));
      await expect(openDataFolder(parent, fresh)).rejects.toThrow(ForeignFolder);
      await expect(openDataFolder(parent, fresh)).rejects.toThrow('holds letter.txt');
      expect((await readdir(parent)).sort()).toEqual(['dynamodb', 'letter.txt']);
    },
  );

  test('keeps through a fresh start what no local cloud has made', async () => {
    const path = join(parent, 'data');
    const first = await openDataFolder(path, false);
    openStoredText(first.path).get('salt', () => 'made once');
    await first.release();
    await mkdir(join(path, 'sqs'));
    await writeFile(join(path, 'letter.txt'), 'dear');
    const second = await openDataFolder(path, true);
    expect((await readdir(path)).sort()).toEqual(['letter.txt', 'locked']);
    await second.release();
  });

  test('may be one whose first start did not come far', async () => {
    const path = join(parent, 'data');
    await mkdir(join(path, 'dynamodb'), { recursive: true });
    await (await openDataFolder(path, false)).release();
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
