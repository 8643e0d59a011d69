import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Has a function called every minute; a call that comes late is worth nothing, since the next one is due. */
export function callEveryMinute(
  scope: Construct,
  fn: ServiceFunction,
  { scheduleName, description }: { readonly scheduleName: string; readonly description: string },
): void {
  // CDK's own grant would cover every version of the function as well, hence `withoutPolicyUpdates`.
  const role = roleFor(scope, fn).withoutPolicyUpdates();
  new Schedule(scope, 'EveryMinute', {
    scheduleName,
    description,
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    target: new LambdaInvoke(fn, { role, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
  });
}

function roleFor(scope: Construct, fn: ServiceFunction): Role {
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
  return role;
}
