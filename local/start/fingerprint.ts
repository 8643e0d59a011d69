import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that the cloud assembly is made of. */
const SOURCES = ['bin', 'client', 'edge-functions', 'lambdas', 'lib', 'web'];
const FILES = ['cdk.json', 'package-lock.json'];

/** A name for what the CDK app in `root` would synthesize now, for these regions. */
export async function fingerprint(root: string, regions: readonly string[] | undefined): Promise<string> {
  const files = [...(await Promise.all(SOURCES.map((folder) => filesOf(root, folder)))).flat(), ...FILES];
  const hash = createHash('sha256').update(JSON.stringify(regions ?? null));
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  for (const [index, content] of contents.entries()) {
    hash.update(`\n${files[index]} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}
