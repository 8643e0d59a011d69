import { ASSISTANT } from '../../lambdas/contract/assistant.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';

/** A person's name as the profile tells it, or the beginning of their key. */
export function nameOf(profile: JsonObject, userKey: string): string {
  if (userKey === ASSISTANT) return 'Assistant';
  const { people } = profile as { people?: Readonly<Record<string, { readonly name?: unknown }>> };
  const name = people?.[userKey]?.name;
  return typeof name === 'string' ? name : userKey.slice(0, 6);
}
