import type { Access, ServiceCall } from '../engine.ts';
import { regionsOf, type Target, targetOf } from './models.ts';

export const ACTIONS: Readonly<Record<string, string>> = {
  Converse: 'bedrock:InvokeModel',
  ConverseStream: 'bedrock:InvokeModelWithResponseStream',
  InvokeModel: 'bedrock:InvokeModel',
  CountTokens: 'bedrock:CountTokens',
  // What a batch job's role must be allowed; no request on the wire is called so.
  InvokeModelInJob: 'bedrock:InvokeModel',
};

/**
 * What IAM must allow: the model itself, and where it is called through an inference profile, the profile and the
 * model in every region that the profile may send the call to.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
export function accessOf({ region, operation, input }: ServiceCall, accountId: string): Access[] {
  const action = ACTIONS[operation];
  if (action !== undefined) return modelAccess(action, region, accountId, targetOf(String(input.modelId)));
  const jobs = `arn:aws:bedrock:${region}:${accountId}:model-invocation-job`;
  if (operation === 'ListModelInvocationJobs') return [{ action: `bedrock:${operation}`, resource: '*' }];
  if (operation !== 'CreateModelInvocationJob') {
    const id = String(input.jobIdentifier).split('/').at(-1);
    return [{ action: `bedrock:${operation}`, resource: `${jobs}/${id}` }];
  }
  const create = { action: `bedrock:${operation}`, resource: `${jobs}/*` };
  const models = modelAccess(create.action, region, accountId, targetOf(String(input.modelId)));
  return [create, ...models, { action: 'iam:PassRole', resource: String(input.roleArn) }];
}

function modelAccess(action: string, region: string, accountId: string, target: Target): Access[] {
  const models = regionsOf(target, region).map((each) => ({
    action,
    resource: `arn:aws:bedrock:${each}::foundation-model/${target.model.id}`,
  }));
  if (target.profileId === undefined) return models;
  const profile = `arn:aws:bedrock:${region}:${accountId}:inference-profile/${target.profileId}`;
  return [{ action, resource: profile }, ...models];
}
