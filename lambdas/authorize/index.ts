import { Env } from '../contract/environment.ts';
import { topicsOf } from '../contract/topics.ts';
import { lateMembership } from '../http/late-membership.ts';
import { required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { authorizing } from './authorizing.ts';
import { issuerKeys } from './issuer-keys.ts';
import { lateGrants } from './late-grants.ts';

const issuer = required(Env.oidcIssuer);
const place = { issuer, discoveryUrl: required(Env.oidcDiscoveryUrl) };

/** Tells AWS IoT whether a device may connect, and what it may do then. */
export const handler = authorizing({
  trust: {
    issuer,
    audiences: required(Env.oidcAudiences).split(','),
    tenantClaim: required(Env.tenantClaim),
    keyOf: issuerKeys(place, guarded('The issuer')),
  },
  salt: required(Env.userKeySalt),
  topics: topicsOf(required(Env.app)),
  membership: lateMembership(required(Env.sessionTable)),
  grants: lateGrants(required(Env.operationsTable)),
  log: powertoolsLog(),
  meter: powertoolsMeter(),
  nowMs: Date.now,
});
