import { isObject } from '../../../lambdas/domain/json.ts';

/** RFC 7396 §2, word for word: the oracle of the fold. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = Object.assign(
    Object.create(null),
    isObject(target) ? target : undefined,
  );
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else {
      result[name] = mergePatch(result[name], value);
    }
  }
  return result;
}
