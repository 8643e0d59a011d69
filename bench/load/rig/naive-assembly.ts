import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { configuration } from '../../../bin/configuration.ts';
import { Env } from '../../../lambdas/contract/environment.ts';
import { namesOf } from '../../../lambdas/contract/names.ts';
import { synthesize } from '../../../local/start/synthesize.ts';
import { buildAsFunction } from '../../harness/build.ts';

const OUT = resolve('dist/bench/load/naive');
const ASSET = 'naive';
const NAMES = namesOf(configuration.app);
/** What the naive handler writes itself, where accept only enqueues. */
const WRITTEN = [Env.eventStoreTable, Env.profileTable, Env.eventStream];
const GRANT = { Effect: 'Allow', Action: ['dynamodb:PutItem', 'kinesis:PutRecord'], Resource: '*' };

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

interface LambdaProperties {
  readonly FunctionName: string;
  readonly Role: { readonly 'Fn::GetAtt': readonly [role: string, attribute: string] };
  readonly Environment: { readonly Variables: Record<string, unknown> };
  Code: Record<string, unknown>;
}

interface PolicyProperties {
  readonly Roles: readonly { readonly Ref?: string }[];
  readonly PolicyDocument: { readonly Statement: readonly object[] };
}

type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/**
 * The app's own assembly with the naive handler in accept's place, which may write, and knows the names of, what
 * apply writes. All else, reads included, is as it was. Gives the folder.
 */
export async function naiveAssembly(): Promise<string> {
  const original = await synthesize(undefined);
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  await cp(original, OUT, { recursive: true });
  await buildAsFunction('bench/naive/index.ts', join(OUT, ASSET, 'index.mjs'));
  for (const name of await readdir(OUT)) {
    if (name.endsWith('.template.json')) {
      await changeJson<Template>(join(OUT, name), withNaiveAccept);
    }
    if (name.endsWith('.assets.json')) {
      await changeJson<{ files: object }>(join(OUT, name), (assets) => ({
        ...assets,
        files: { ...assets.files, [ASSET]: { source: { path: ASSET } } },
      }));
    }
  }
  return OUT;
}

/** A template with another accept; templates without one stay as they are. */
export function withNaiveAccept(template: Template): Template {
  const [accept, apply] = [lambda(template, 'accept'), lambda(template, 'apply')];
  if (accept === undefined || apply === undefined) {
    return template;
  }
  const written = WRITTEN.map((name) => [name, apply.Environment.Variables[name]]);
  const changed = {
    ...accept,
    Code: { ...accept.Code, S3Key: `${ASSET}.zip` },
    Environment: { Variables: { ...accept.Environment.Variables, ...Object.fromEntries(written) } },
  };
  const role = accept.Role['Fn::GetAtt'][0];
  const resources = Object.entries(template.Resources).map(([id, resource]) => {
    const isAccept = resource.Properties === (accept as object);
    return [id, isAccept ? { ...resource, Properties: changed } : granted(role, resource)];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}

function lambda({ Resources }: Template, name: 'accept' | 'apply'): LambdaProperties | undefined {
  const functions = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const all = functions.map(({ Properties }) => Properties as unknown as LambdaProperties);
  return all.find(({ FunctionName }) => FunctionName === NAMES.fn(name));
}

/** A policy of the role with what the naive handler needs; anything else as it is. */
function granted(role: string, resource: Resource): Resource {
  const { Roles = [], PolicyDocument } = (resource.Properties ?? {}) as Partial<PolicyProperties>;
  if (PolicyDocument === undefined || !Roles.some(({ Ref }) => Ref === role)) {
    return resource;
  }
  const Statement = [...PolicyDocument.Statement, GRANT];
  return {
    ...resource,
    Properties: { ...resource.Properties, PolicyDocument: { ...PolicyDocument, Statement } },
  };
}

async function changeJson<T>(file: string, change: (content: T) => unknown): Promise<void> {
  const content = JSON.parse(await readFile(file, 'utf8')) as T;
  await writeFile(file, JSON.stringify(change(content)));
}
