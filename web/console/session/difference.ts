import { isObject, type JsonObject } from '../../../lambdas/domain/json.ts';

/** One path of a state that another has otherwise. */
export interface Difference {
  /** A JSON pointer, RFC 6901. */
  readonly path: string;
  /** Undefined where there was nothing. */
  readonly before: unknown;
  /** Undefined where there is nothing any more. */
  readonly after: unknown;
}

/** Where two states differ, in the order of their paths; arrays are values, as in the fold. */
export function differences(before: JsonObject, after: JsonObject, at = ''): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const path = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [old, next] = [before[name], after[name]];
    if (isObject(old) && isObject(next)) return differences(old, next, path);
    return JSON.stringify(old) === JSON.stringify(next) ? [] : [{ path, before: old, after: next }];
  });
}
