import type { JsonObject } from './json.ts';

/**
 * The one text of a JSON value, by RFC 8785: names in the order of their UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them. Equal values have equal bytes in every region.
 */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  // `sort` compares UTF-16 code units, which is just what RFC 8785 §3.2.3 asks for.
  const names = Object.keys(value).sort();
  return `{${names.map((name) => memberText(name, (value as JsonObject)[name])).join(',')}}`;
}

function memberText(name: string, member: unknown): string {
  return `${JSON.stringify(name)}:${canonical(member)}`;
}
