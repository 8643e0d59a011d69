import { isObject } from '../../../lambdas/domain/json.ts';

/** RFC 7396 §2 in place, for thousands of patches in a row. Objects of the patch are not taken over. */
export function mergeInto(target: Record<string, unknown>, patch: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete target[name];
    } else if (isObject(value)) {
      const under = target[name];
      const into: Record<string, unknown> = isObject(under) ? under : Object.create(null);
      target[name] = into;
      mergeInto(into, value);
    } else {
      target[name] = value;
    }
  }
}
