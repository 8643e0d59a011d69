import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AssemblyError } from './assembly-error.ts';

/** A resource as the template has it, intrinsic functions and all. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** An output of a template; one with an export name can be imported by other stacks. */
interface TemplateOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

/** One stack of the cloud assembly. */
export interface Stack {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, TemplateOutput>>;
  /** Defaults of the template's parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Asset hash → file or folder on this machine. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
}

interface Template {
  readonly Resources?: Record<string, TemplateResource>;
  readonly Outputs?: Record<string, TemplateOutput>;
  readonly Parameters?: Record<string, { readonly Default?: unknown }>;
}

/**
 * Reads every stack of a cloud assembly, in the order of its manifest.
 * @throws AssemblyError if a stack is for no account or region in particular
 */
export function readStacks(folder: string): Stack[] {
  const manifest = readJson<{ artifacts: Record<string, Artifact> }>(path.join(folder, 'manifest.json'));
  return Object.entries(manifest.artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => readStack(folder, id, artifact));
}

function readStack(folder: string, id: string, artifact: Artifact): Stack {
  const template = readJson<Template>(path.join(folder, artifact.properties?.templateFile ?? ''));
  return {
    name: artifact.properties?.stackName ?? id,
    ...environmentOf(id, artifact),
    resources: template.Resources ?? {},
    outputs: template.Outputs ?? {},
    parameters: mapValues(template.Parameters ?? {}, (parameter) => parameter.Default),
    assets: readAssets(folder, id),
  };
}

function environmentOf(id: string, artifact: Artifact): { accountId: string; region: string } {
  const [, accountId, region] = /^aws:\/\/(\d+)\/([a-z0-9-]+)$/.exec(artifact.environment ?? '') ?? [];
  if (accountId === undefined || region === undefined) {
    throw new AssemblyError(
      `Stack ${id} is for the environment ${artifact.environment}; the local cloud needs an account and a region. Give the stack an explicit env.`,
    );
  }
  return { accountId, region };
}

function readAssets(folder: string, id: string): Map<string, string> {
  const file = path.join(folder, `${id}.assets.json`);
  const { files } = readJson<{ files: Record<string, { source: { path: string } }> }>(file);
  return new Map(
    Object.entries(files).map(([hash, asset]) => [hash, path.resolve(folder, asset.source.path)]),
  );
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
