import { randomBytes } from 'node:crypto';
import { sessionIdOf } from '../../lambdas/domain/decide.ts';
import { type Clock, mint, START } from '../../lambdas/domain/event-id.ts';
import { userKeyOf } from '../../lambdas/platform/user-key.ts';

export const SALT = 'pepper';
export const TENANT_CLAIM = 'tenant';
/** Claims of a verified token. */
export const CLAIMS = { iss: 'https://issuer.example', tenant: 'acme', sub: 'ada' };
/** The user key that accept makes of them. */
export const ADA = userKeyOf(SALT, { issuer: CLAIMS.iss, tenant: CLAIMS.tenant, subject: CLAIMS.sub });

let clock: Clock = START;

/** A new event id, above all that were minted before. */
export function newEventId(): string {
  const minted = mint(clock, { nowMs: Date.now(), random: randomBytes(8) });
  clock = minted.clock;
  return minted.id;
}

/** A session that Ada owns, and that has no event yet. */
export function newSession(): string {
  return sessionIdOf(ADA, newEventId());
}
