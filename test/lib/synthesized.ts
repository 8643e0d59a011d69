import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { configuration } from '../../bin/configuration.ts';
import settings from '../../cdk.json' with { type: 'json' };
import { buildAll } from '../../lib/build/build-all.ts';
import type { Configuration } from '../../lib/configuration.ts';
import { meridianStacks } from '../../lib/meridian-stacks.ts';

/** A resource of a template, as CloudFormation gets it. */
interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

/** The synthesized app: each stack's template by the stack's name. */
export type Templates = ReadonlyMap<string, Template>;

/** Builds the bundles and synthesizes the app as `bin/app.ts` does, without the template validator. */
export async function synthesized(given: Configuration = configuration): Promise<Templates> {
  await buildAll(given.regions.map(({ name }) => name));
  const app = newApp();
  meridianStacks(app, given);
  const { stacks } = app.synth();
  return new Map(stacks.map(({ stackName, template }) => [stackName, Template.fromJSON(template)]));
}

export function newApp(): App {
  return new App({ context: settings.context, builtinCloudFormationValidation: false });
}

/** Resources of one type with their logical ids. */
export function resourcesOf(template: Template, type: string): [string, Record<string, unknown>][] {
  const found = template.findResources(type) as Record<string, Resource>;
  return Object.entries(found).map(([id, { Properties }]) => [id, Properties]);
}
