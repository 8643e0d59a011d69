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
  const members = Object.entries(value).sort(byName);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  // `<` on strings compares UTF-16 code units, which is just what RFC 8785 §3.2.3 asks for.
  return a < b ? -1 : 1;
}
