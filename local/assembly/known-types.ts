import type { CloudResource } from '../engines/engine.ts';
import { AssemblyError } from './assembly-error.ts';
import { KNOWN_PROPERTIES } from './known-properties.ts';
import type { TemplateResource } from './stack.ts';

/** Whether the local cloud gives this type a meaning. */
export function isEmulated(type: string): boolean {
  return type in KNOWN_PROPERTIES;
}

/**
 * A property that nobody has thought about would be a silent difference from AWS.
 * @throws AssemblyError naming stack, resource and property
 */
export function refuseUnknownProperties(resource: CloudResource): void {
  const { obeyed = [], meaningless = {} } = KNOWN_PROPERTIES[resource.type] ?? {};
  const unknown = Object.keys(resource.properties).find(
    (name) => !obeyed.includes(name) && !(name in meaningless),
  );
  if (unknown !== undefined) {
    throw new AssemblyError(
      `Stack ${resource.stackName}, resource ${resource.logicalId}: the local cloud does not know the property ${unknown} of ${resource.type}. Obey it in the engine and name it in local/assembly/known-properties.ts, or write there why it means nothing here.`,
    );
  }
}

/** One line about the types of a template that are ignored here, with how many there are of each. */
export function ignoredTypes(resources: readonly TemplateResource[]): string {
  const counts = new Map<string, number>();
  for (const { Type } of resources.filter((resource) => !isEmulated(resource.Type))) {
    counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  const types = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([type, count]) => `${type} (${count})`);
  return types.length === 0 ? 'Everything has a meaning here.' : `Ignored locally: ${types.join(', ')}.`;
}
