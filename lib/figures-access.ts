import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Env } from '../lambdas/contract/environment.ts';
import { acknowledge } from './acknowledge.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

/** Lets a function ask CloudWatch for metrics, and tell who may see them. */
export function grantFigures(fn: ServiceFunction, { app, operators }: Configuration): void {
  fn.addToRolePolicy(new PolicyStatement({ actions: ['cloudwatch:GetMetricData'], resources: ['*'] }));
  fn.addEnvironment(Env.app, app);
  fn.addEnvironment(Env.operatorClaim, operators.claim);
  fn.addEnvironment(Env.operatorValue, operators.value);
  acknowledge(fn.role ?? fn, {
    'AwsSolutions-IAM5[Resource::*]':
      'AWS gives cloudwatch:GetMetricData no resource and no condition but tags of alarms; the function asks for FIGURES only.',
  });
}
