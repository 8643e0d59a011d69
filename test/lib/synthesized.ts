import { App } from 'aws-cdk-lib';
import settings from '../../cdk.json' with { type: 'json' };
import { buildAll } from '../../lib/build/build-all.ts';
import type { Configuration } from '../../lib/configuration.ts';
import { meridianStacks } from '../../lib/meridian-stacks.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { StackTemplate, Templates } from './templates.ts';

/** Synthesizes the app otherwise configured, as `bin/app.ts` does, without the template validator. */
export async function synthesized(given: Configuration): Promise<Templates> {
  await buildAll(given);
  const app = newApp();
  meridianStacks(app, given);
  const { stacks } = app.synth();
  return new Map(stacks.map(({ stackName, template }) => [stackName, template as StackTemplate]));
}

export function newApp(): App {
  return new App({
    context: settings.context,
    outdir: temporaryFolder('cdk'),
    builtinCloudFormationValidation: false,
  });
}
