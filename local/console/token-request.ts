import { BadRequest, membersOf } from './bad-request.ts';
import type { TokenRequest } from './issuer.ts';

/** Body of `POST /_local/token`. @throws BadRequest with a sentence */
export function tokenRequestOf(body: unknown): TokenRequest {
  const { sub, tenant, expiresIn } = membersOf(body ?? {}, ['sub', 'tenant', 'expiresIn']);
  if (typeof sub !== 'string' || sub === '') {
    throw new BadRequest(`sub is ${JSON.stringify(sub)}; it must be the name of a person, as text.`);
  }
  if (tenant !== undefined && typeof tenant !== 'string') {
    throw new BadRequest(`tenant is ${JSON.stringify(tenant)}; it must be text, or be left out.`);
  }
  if (expiresIn !== undefined && !Number.isInteger(expiresIn)) {
    throw new BadRequest(`expiresIn is ${JSON.stringify(expiresIn)}; it must be a whole number of seconds.`);
  }
  return {
    sub,
    ...(tenant !== undefined && { tenant }),
    ...(expiresIn !== undefined && { expiresIn: Number(expiresIn) }),
  };
}
