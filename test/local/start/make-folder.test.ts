import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../../local/start/make-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const parent = temporaryFolder('make-folder');
const file = join(parent, 'file');
writeFileSync(file, '');

test('the folder is made with those above it, once', async () => {
  const folder = join(parent, 'a', 'b', 'c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test.each([
  ['a file', file, 'a file is in its place'],
  ['a folder below a file', join(file, 'a'), 'a file is in its place, or in that of a folder above it'],
])('%s is refused with a sentence', async (_, folder, reason) => {
  await expect(makeFolder(folder)).rejects.toThrow(`${folder} cannot be the data folder: ${reason}`);
});

// There is no such folder on other systems.
(existsSync('/proc/self') ? test : test.skip)('a folder that takes none is refused at once', async () => {
  await expect(makeFolder('/proc/foo/bar')).rejects.toThrow(
    /the folder above it takes none\. Choose another/,
  );
});
