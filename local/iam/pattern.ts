import { LRUCache } from 'lru-cache';

/** Roles have a few hundred patterns, but every device has some of its own. */
const compiled = new LRUCache<string, RegExp>({ max: 5_000 });

/** Whether a value fits a pattern in which `*` stands for any characters and `?` for exactly one. */
export function matchesPattern(pattern: string, value: string): boolean {
  const wildcard = pattern.search(/[*?]/);
  if (wildcard < 0) return pattern === value;
  // Most patterns end in their only wildcard, and an expression for each device would fill the memory.
  if (wildcard === pattern.length - 1 && pattern.endsWith('*')) {
    return value.startsWith(pattern.slice(0, -1));
  }
  return expressionOf(pattern).test(value);
}

function expressionOf(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  const expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  compiled.set(pattern, expression);
  return expression;
}
