import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The CDK app could not be synthesized. */
export class SynthesisFailed extends Error {
  readonly code = 'SynthesisFailed';
}

/**
 * Builds and synthesizes the CDK app into `folder`, without the validators, which take longer than all the rest
 * and belong to `npm run check`. A process of its own, so that neither its memory nor its CPU time is ours.
 * @throws SynthesisFailed with what the app printed
 */
export async function synthesize(folder: string, regions: readonly string[] | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const context = { 'meridian:unchecked': true, ...(regions && { 'meridian:regions': regions.join(',') }) };
  const app = spawn(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    // The app names its bundles relative to the repository.
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
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
  if (exitCode !== 0) {
    throw new SynthesisFailed(`The CDK app could not be synthesized:\n${complaint || printed}`);
  }
}
