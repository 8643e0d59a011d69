/** A request that the console cannot understand; the message says why. */
export class BadRequest extends Error {
  readonly code = 'BadRequest';
}

/** A body's members, of which only these are known. @throws BadRequest for anything but an object of them */
export function membersOf(body: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new BadRequest(`The body is ${JSON.stringify(body)}; send an object with ${known.join(', ')}.`);
  }
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new BadRequest(`"${unknown}" is unknown; known are ${known.join(', ')}.`);
  }
  return body as Record<string, unknown>;
}

/** A member that must be one of some texts. @throws BadRequest */
export function oneOf(name: string, value: unknown, allowed: readonly string[]): string {
  if (typeof value === 'string' && allowed.includes(value)) return value;
  throw new BadRequest(`${name} is ${JSON.stringify(value)}; it can be ${allowed.join(', ')}.`);
}
