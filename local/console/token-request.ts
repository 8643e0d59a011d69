import { BadRequest, membersOf } from './bad-request.ts';
import type { TokenRequest } from './issuer.ts';

/** Each member with what it must be. */
const MEMBERS: Readonly<
  Record<keyof TokenRequest, readonly [fits: (value: unknown) => boolean, must: string]>
> = {
  sub: [(value) => typeof value === 'string' && value !== '', 'the name of a person, as text'],
  tenant: [(value) => isMissing(value) || typeof value === 'string', 'text, or be left out'],
  operator: [(value) => isMissing(value) || typeof value === 'boolean', 'true or false, or be left out'],
  expiresIn: [(value) => isMissing(value) || Number.isInteger(value), 'a whole number of seconds'],
};

/** Body of `POST /_local/token`. @throws BadRequest with a sentence */
export function tokenRequestOf(body: unknown): TokenRequest {
  const members = membersOf(body ?? {}, Object.keys(MEMBERS));
  for (const [name, [fits, must]] of Object.entries(MEMBERS)) {
    const value = members[name];
    if (!fits(value)) throw new BadRequest(`${name} is ${JSON.stringify(value)}; it must be ${must}.`);
  }
  return members as unknown as TokenRequest;
}

function isMissing(value: unknown): boolean {
  return value === undefined;
}
