import type { CloudResource } from '../engines/engine.ts';
import { apiOfHost } from './api-host.ts';
import { AssemblyError } from './assembly-error.ts';
import type { AssemblyOptions } from './assembly-options.ts';
import { nameOf } from './identity.ts';
import { ignoredTypes, isEmulated, refuseUnknownProperties } from './known-types.ts';
import { localize } from './localize.ts';
import { createReferences } from './references.ts';
import { resolve } from './resolve.ts';
import { readStacks, type Stack, type TemplateResource } from './stack.ts';

/** A synthesized app with every intrinsic function resolved. */
export interface Assembly {
  /** Everything of an emulated type, stack by stack. */
  readonly resources: readonly CloudResource[];
  readonly stacks: readonly { readonly name: string; readonly region: string; readonly accountId: string }[];
  /** Folder with the code of a function. */
  functionCode(resource: CloudResource): string;
  /** File or folder of an asset, by the stack that owns it and the key under which it would lie in S3. */
  assetOf(stackName: string, key: string): string;
  /** Region whose HTTP API has this host name, if it is one. */
  apiOfHost(host: string): string | undefined;
  /** One line about the types that are ignored. */
  ignored(): string;
}

/**
 * Reads a cloud assembly (`cdk.out`) as the local cloud's description.
 * @throws AssemblyError with stack, resource and property where something is not known here
 */
export function readAssembly(folder: string, options: AssemblyOptions): Assembly {
  const stacks = readStacks(folder);
  const references = createReferences(stacks, options);
  const resources = stacks.flatMap((stack) =>
    emulatedOf(stack).map(([logicalId, resource]) => {
      const properties = resolve(resource.Properties ?? {}, references.scopeOf(stack, logicalId));
      const identity = references.identityOf(stack, logicalId);
      return toCloudResource(stack, logicalId, nameOf(identity), resource.Type, properties, options);
    }),
  );
  return {
    resources,
    stacks,
    functionCode: (resource) => assetOf(stacks, resource.stackName, codeKeyOf(resource)),
    assetOf: (stackName, key) => assetOf(stacks, stackName, key),
    apiOfHost,
    ignored: () => ignoredTypes(stacks.flatMap((stack) => Object.values(stack.resources))),
  };
}

function toCloudResource(
  stack: Stack,
  logicalId: string,
  physicalName: string,
  type: string,
  properties: unknown,
  options: AssemblyOptions,
): CloudResource {
  const place = `stack ${stack.name}, resource ${logicalId}`;
  const resource = {
    type,
    region: stack.region,
    accountId: stack.accountId,
    stackName: stack.name,
    logicalId,
    physicalName,
    properties: localize(properties, type, place, options) as Record<string, unknown>,
  };
  refuseUnknownProperties(resource);
  return resource;
}

/** Functions that serve custom resources while AWS deploys have nothing to do here. */
function emulatedOf(stack: Stack): [string, TemplateResource][] {
  const tokens = JSON.stringify(
    Object.values(stack.resources).map((resource) => resource.Properties?.ServiceToken ?? null),
  );
  return Object.entries(stack.resources).filter(
    ([logicalId, { Type }]) => isEmulated(Type) && !tokens.includes(`"${logicalId}"`),
  );
}

function codeKeyOf(resource: CloudResource): string {
  const code = resource.properties.Code as { S3Key?: string } | undefined;
  if (code?.S3Key === undefined) {
    throw new AssemblyError(
      `Function ${resource.physicalName} in stack ${resource.stackName} has no asset. The local cloud runs code from a folder: use Code.fromAsset.`,
    );
  }
  return code.S3Key;
}

function assetOf(stacks: readonly Stack[], stackName: string, key: string): string {
  const hash = key.replace(/\.[a-z]+$/, '');
  const file = stacks.find((stack) => stack.name === stackName)?.assets.get(hash);
  if (file === undefined) {
    throw new AssemblyError(
      `Stack ${stackName} has no asset ${key}. Delete the output folder of cdk synth and synthesize again.`,
    );
  }
  return file;
}
