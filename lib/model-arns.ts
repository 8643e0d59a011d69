import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ModelConfiguration } from './ai-configuration.ts';
import { invokedIn } from './inference-profile.ts';

/**
 * What must be allowed for a model to be used in a region. A profile's call runs in any of its regions, and must be
 * allowed in each.
 */
export function modelArns(
  scope: IConstruct,
  region: string,
  { modelId, profile }: Pick<ModelConfiguration, 'modelId' | 'profile'>,
): string[] {
  const { partition, account } = Stack.of(scope);
  const invoked = invokedIn(region, modelId, profile);
  const models = invoked.regions.map((at) => `arn:${partition}:bedrock:${at}::foundation-model/${modelId}`);
  const named = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${invoked.modelId}`;
  return invoked.isProfile ? [named, ...models] : models;
}
