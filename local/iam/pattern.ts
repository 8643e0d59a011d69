import { LRUCache } from 'lru-cache';

/** Roles have a few hundred patterns, but every device has some of its own. */
const compiled = new LRUCache<string, RegExp>({ max: 5_000 });

/** Whether a value fits a pattern in which `*` stands for any characters and `?` for exactly one. */
export function matchesPattern(pattern: string, value: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
    compiled.set(pattern, expression);
  }
  return expression.test(value);
}
