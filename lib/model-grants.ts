import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Env } from '../lambdas/contract/environment.ts';
import type { AiConfiguration } from './ai-configuration.ts';
import { aiSettingsOf } from './ai-settings.ts';
import type { Configuration } from './configuration.ts';
import { modelArns } from './model-arns.ts';
import type { ServiceFunction } from './service-function.ts';

/** Whose models, and where they are called from. */
export interface ModelsProps {
  readonly configuration: Configuration;
  readonly ai: AiConfiguration;
  readonly region: string;
}

/** As `lambdas/bedrock/titan-embedder.ts` calls it. */
const EMBEDDER = 'amazon.titan-embed-text-v2:0';

/** Know the models, their quotas and prices. */
export function grantSettings(fn: ServiceFunction, { configuration, ai, region }: ModelsProps): void {
  const regions = configuration.regions.map(({ name }) => name);
  fn.addEnvironment(Env.aiSettings, JSON.stringify(aiSettingsOf(ai, region, regions)));
}

/** Have the models of this region, and where it may spill those of the others, answer. */
export function grantInvoke(fn: ServiceFunction, { configuration, ai, region }: ModelsProps): void {
  const from = ai.spillToRegions ? configuration.regions.map(({ name }) => name) : [region];
  allow(
    fn,
    ai.models.flatMap((model) => from.flatMap((caller) => modelArns(fn, caller, model))),
  );
}

/**
 * Have the cheapest model answer, which judges and summarises, by the same measure as the runtime takes: that of this
 * region, since who has time spares no other's quota.
 */
export function grantInvokeCheapest(fn: ServiceFunction, { ai, region }: ModelsProps): void {
  const cheapest = ai.models.reduce((a, b) =>
    b.dollarsPerMillion.output < a.dollarsPerMillion.output ? b : a,
  );
  allow(fn, modelArns(fn, region, cheapest));
}

function allow(fn: ServiceFunction, resources: readonly string[]): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['bedrock:InvokeModelWithResponseStream'],
      resources: [...new Set(resources)],
    }),
  );
}

/** Make vectors of questions. */
export function grantEmbed(fn: ServiceFunction): void {
  const { partition, region } = Stack.of(fn);
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['bedrock:InvokeModel'],
      resources: [`arn:${partition}:bedrock:${region}::foundation-model/${EMBEDDER}`],
    }),
  );
}
