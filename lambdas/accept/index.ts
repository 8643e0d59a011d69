import { Env } from '../contract/environment.ts';
import { allowance } from '../http/allowance.ts';
import { httpHandler } from '../http/http-handler.ts';
import { lateMembership } from '../http/late-membership.ts';
import { remembered } from '../http/membership.ts';
import { observed } from '../http/observed.ts';
import { elapsedClock } from '../platform/elapsed-clock.ts';
import { optional, required } from '../platform/environment.ts';
import { guardedSender } from '../platform/guarded-sender.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pooledRandom } from '../platform/pooled-random.ts';
import { guarded } from '../platform/resilience.ts';
import { sqsSender } from '../platform/sqs-sender.ts';
import { accepting } from './accepting.ts';

const meter = powertoolsMeter();
const elapsedMs = elapsedClock();
const queueUrls = {
  interactive: required(Env.interactiveQueueUrl),
  bulk: required(Env.bulkQueueUrl),
};

/** Checks a command, stamps it, puts it on a queue, answers 202. */
export const handler = httpHandler(
  accepting({
    sender: guardedSender(sqsSender(queueUrls), guarded('SQS')),
    membership: remembered(lateMembership(required(Env.sessionTable)), elapsedMs),
    allowance: allowance(
      { perSecond: Number(required(Env.commandsPerSecond)), burst: Number(required(Env.commandBurst)) },
      elapsedMs,
    ),
    meter,
    identification: { salt: required(Env.userKeySalt), tenantClaim: required(Env.tenantClaim) },
    models: optional(Env.models)?.split(',') ?? [],
    lanes: required(Env.lanes).split(','),
    nowMs: Date.now,
    random: pooledRandom(),
  }),
  observed(meter),
);
