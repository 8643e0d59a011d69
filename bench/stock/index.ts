import { Env } from '../../lambdas/contract/environment.ts';
import { required } from '../../lambdas/platform/environment.ts';
import { baselineAccept } from '../workload/baseline-accept.ts';
import { sdkSender } from './sdk-sender.ts';

/** Accept with the SDK's SQS client in place of ours; the build bundles it with esbuild's defaults. */
export const handler = baselineAccept(
  sdkSender({ interactive: required(Env.interactiveQueueUrl), bulk: required(Env.bulkQueueUrl) }),
);
