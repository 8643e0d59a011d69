import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** Regions for the app instead of those of its configuration, comma separated; the first is the primary. */
export const REGIONS_VARIABLE = 'MERIDIAN_REGIONS_OVERRIDE';

/** The CDK app could not be synthesized. */
export class SynthesisFailed extends Error {
  readonly code = 'SynthesisFailed';
}

/**
 * Builds and synthesizes the CDK app into `folder`, without the validator, which takes longer than all the rest
 * and belongs to `npm run check`. A process of its own, so that neither its memory nor its CPU time is ours.
 * @throws SynthesisFailed with what the app printed
 */
export async function synthesize(folder: string, regions: readonly string[] | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const { context } = JSON.parse(await readFile('cdk.json', 'utf8')) as { context?: object };
  const app = spawn(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify(context ?? {}),
      CDK_VALIDATION: 'false',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...(regions && { [REGIONS_VARIABLE]: regions.join(',') }),
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
