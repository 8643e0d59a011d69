import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Calls watch every minute; a call that comes late is worth nothing, since the next one is due. */
export class WatchSchedule extends Construct {
  constructor(scope: Construct, id: string, scheduleName: string, watch: ServiceFunction) {
    super(scope, id);
    // CDK's own grant would cover every version of the function as well, hence `withoutPolicyUpdates`.
    const role = this.roleFor(watch).withoutPolicyUpdates();
    new Schedule(this, 'EveryMinute', {
      scheduleName,
      description: 'Asks whether this region answers',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(watch, { role, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }

  private roleFor(watch: ServiceFunction): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [watch.functionArn] }),
    );
    return role;
  }
}
