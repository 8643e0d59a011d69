import { createHmac } from 'node:crypto';

/** A person as the identity provider names them. */
export interface Person {
  readonly issuer: string;
  readonly tenant: string;
  readonly subject: string;
}

/**
 * The key that stands for a person everywhere: the first 128 bits of an HMAC-SHA-256, in lower case hexadecimal.
 * The encoding under the HMAC is a JSON array, since no two triples share one; joined by a separator,
 * `a` + `b|c` and `a|b` + `c` would be the same person.
 */
export function userKeyOf(salt: string, person: Person): string {
  const triple = JSON.stringify([person.issuer, person.tenant, person.subject]);
  return createHmac('sha256', salt).update(triple).digest('hex').slice(0, 32);
}

/** The same for everybody of a tenant: a pair cannot be taken for somebody's triple. */
export function tenantKeyOf(salt: string, { issuer, tenant }: Omit<Person, 'subject'>): string {
  return createHmac('sha256', salt)
    .update(JSON.stringify([issuer, tenant]))
    .digest('hex')
    .slice(0, 32);
}
