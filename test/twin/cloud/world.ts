import { userKeyOf } from '../../../lambdas/platform/user-key.ts';

export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;
export type RegionName = (typeof REGIONS)[number];

export const START_MS = Date.parse('2026-11-20T18:00:00.000Z');
export const SALT = 'pepper';
export const ISSUER = 'https://issuer.example';

/** Somebody with a token. */
export interface Person {
  readonly subject: string;
  readonly key: string;
}

function person(subject: string): Person {
  return { subject, key: userKeyOf(SALT, { issuer: ISSUER, tenant: 'acme', subject }) };
}

/** Owns the first session. */
export const ADA = person('ada');
/** Owns the second session, and comes and goes in the first. */
export const BEN = person('ben');
/** Belongs to nothing. */
export const EVE = person('eve');
export const PEOPLE = [ADA, BEN, EVE] as const;

const CREATING = '019aa26e-5000-7000-8000-000000000000';
/** An owner is known by the session's id, so that these need no creation. */
export const SESSIONS = [`${ADA.key}.${CREATING}`, `${BEN.key}.${CREATING}`] as const;
