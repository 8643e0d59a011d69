import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fingerprint, type Sources } from './fingerprint.ts';
import { locked } from './process-lock.ts';
import { prune } from './prune.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SITES = join(ROOT, 'dist', 'sites');
const LOCK = join(ROOT, 'dist', 'locked-sites');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
/** Everything that the page is made of. */
const SOURCES: Sources = {
  folders: ['web', 'client', 'lambdas/contract', 'lambdas/domain'],
  files: ['package-lock.json'],
};
/** Pages that are kept: clouds that still run serve older ones. */
const KEPT = 4;

/**
 * Folder with the page as it is now; built unless nothing changed since. Undefined, with a complaint, where it cannot
 * be built: everything else works without it.
 */
export async function builtSite(): Promise<string | undefined> {
  await mkdir(SITES, { recursive: true });
  const folder = join(SITES, await fingerprint(ROOT, SOURCES));
  const release = await locked(LOCK);
  try {
    if (!existsSync(folder)) await buildInto(folder);
    return folder;
  } catch (error) {
    console.error(`The page could not be built, and is not served:\n${(error as Error).message}`);
    return undefined;
  } finally {
    await release();
  }
}

async function buildInto(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  // A process of its own, so that neither its memory nor its CPU time is the local cloud's.
  const vite = spawn(process.execPath, [VITE, 'build', 'web', '--outDir', unfinished, '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, complaint, [exitCode]] = await Promise.all([
    text(vite.stdout),
    text(vite.stderr),
    once(vite, 'exit'),
  ]);
  if (exitCode !== 0) throw new Error(complaint || printed);
  await rename(unfinished, folder);
  await prune(SITES, KEPT);
}
