import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Calls watch every minute; a call that comes late is worth nothing, since the next one is due. */
export class WatchSchedule extends Construct {
  constructor(scope: Construct, id: string, scheduleName: string, watch: ServiceFunction) {
    super(scope, id);
    new Schedule(this, 'EveryMinute', {
      scheduleName,
      description: 'Asks whether this region answers',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(watch, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }
}
