import { randomBytes } from 'node:crypto';
import { accepting } from '../../lambdas/accept/accepting.ts';
import { Env } from '../../lambdas/contract/environment.ts';
import { type HttpHandler, httpHandler } from '../../lambdas/http/http-handler.ts';
import { lateMembership } from '../../lambdas/http/late-membership.ts';
import { observed } from '../../lambdas/http/observed.ts';
import { optional, required } from '../../lambdas/platform/environment.ts';
import { powertoolsMeter } from '../../lambdas/platform/metrics.ts';
import type { Sender } from '../../lambdas/platform/sender.ts';

/** Accept's own checks and decisions around another way to get rid of what was accepted. */
export function baselineAccept(sender: Sender): HttpHandler {
  const meter = powertoolsMeter();
  return httpHandler(
    accepting({
      sender,
      membership: lateMembership(required(Env.sessionTable)),
      allowance: { take: () => 0 },
      meter,
      models: optional(Env.models)?.split(',') ?? [],
      lanes: required(Env.lanes).split(','),
      identification: { salt: required(Env.userKeySalt), tenantClaim: required(Env.tenantClaim) },
      nowMs: Date.now,
      random: randomBytes,
    }),
    observed(meter),
  );
}
