import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { appComplaint } from './app-complaint.ts';
import { fingerprint, type Sources } from './fingerprint.ts';
import { locked } from './process-lock.ts';
import { prune } from './prune.ts';

/** The CDK app could not be synthesized. */
export class SynthesisFailed extends Error {
  readonly code = 'SynthesisFailed';
}

const ROOT = join(import.meta.dirname, '..', '..');
const ASSEMBLIES = join(ROOT, 'dist', 'local');
const LOCK = join(ROOT, 'dist', 'locked-assemblies');
/** Everything that the cloud assembly is made of. */
const SOURCES: Sources = {
  folders: ['bin', 'edge-functions', 'lambdas', 'lib'],
  files: ['cdk.json', 'package-lock.json'],
};
/** Each waits in an environment of its own, of ten that read has here: more would leave none for those who need not wait. */
const MAX_WAITERS = 6;
/** Assemblies that are kept: clouds that still run on an older one start their functions from it. */
const KEPT = 8;

/**
 * Folder with the cloud assembly of the CDK app as it is now; built and synthesized unless nothing changed since.
 * @throws SynthesisFailed with what the app printed
 */
export async function synthesize(regions: readonly string[] | undefined): Promise<string> {
  await mkdir(ASSEMBLIES, { recursive: true });
  const context = contextOf(regions);
  const folder = join(ASSEMBLIES, await fingerprint(ROOT, SOURCES, context));
  // One at a time: the app builds its bundles into the same folder.
  const release = await locked(LOCK);
  try {
    if (!existsSync(folder)) {
      await synthesizeInto(folder, context);
      await prune(ASSEMBLIES, KEPT);
    }
  } finally {
    await release();
  }
  return folder;
}

/** Without the validators, which take longer than all the rest and belong to `npm run check`. */
function contextOf(regions: readonly string[] | undefined): object {
  return {
    'meridian:unchecked': true,
    'meridian:waiters': MAX_WAITERS,
    ...(regions && { 'meridian:regions': regions.join(',') }),
  };
}

async function synthesizeInto(folder: string, context: object): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  // A process of its own, so that neither its memory nor its CPU time is the local cloud's.
  const app = spawn(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: unfinished,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_VALIDATION: 'false',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  const [printed, complaint, [exitCode]] = await Promise.all([
    text(app.stdout),
    text(app.stderr),
    once(app, 'exit'),
  ]);
  if (exitCode !== 0) throw new SynthesisFailed(appComplaint(complaint || printed));
  await rename(unfinished, folder);
}
