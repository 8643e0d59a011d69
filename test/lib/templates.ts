import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesize } from '../../local/start/synthesize.ts';

/** A resource of a template, as CloudFormation gets it. */
interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

/** What CloudFormation gets for one stack. */
export interface StackTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** The synthesized app: each stack's template by the stack's name. */
export type Templates = ReadonlyMap<string, StackTemplate>;

const ENDING = '.template.json';

/** The app as the local cloud has it: made by `bin/app.ts`, by whoever needs it first. */
export async function synthesizedApp(): Promise<{ folder: string; templates: Templates }> {
  const folder = await synthesize(undefined);
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
  const read = async (name: string): Promise<[string, StackTemplate]> => [
    name.slice(0, -ENDING.length),
    JSON.parse(await readFile(join(folder, name), 'utf8')) as StackTemplate,
  ];
  return { folder, templates: new Map(await Promise.all(names.map(read))) };
}

/** Resources of one type with their logical ids. */
export function resourcesOf(
  { Resources }: StackTemplate,
  type: string,
): [id: string, properties: Record<string, unknown>][] {
  return Object.entries(Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties }]) => [id, Properties]);
}
