import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

// Another process that a test starts has no tests to wait for: it is given a folder by TMPDIR.
globalThis.afterAll?.(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is removed when the tests of this file are over. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `meridian-${name}-`));
  folders.push(folder);
  return folder;
}
