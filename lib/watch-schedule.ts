import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE, Metric as MetricNames } from '../lambdas/contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';

/** Calls watch every minute; a call that comes late is worth nothing, since the next one is due. */
export class WatchSchedule extends Construct {
  private readonly watch: ServiceFunction;

  constructor(scope: Construct, id: string, scheduleName: string, watch: ServiceFunction) {
    super(scope, id);
    this.watch = watch;
    // CDK's own grant would cover every version of the function as well, hence `withoutPolicyUpdates`.
    const role = this.roleFor(watch).withoutPolicyUpdates();
    new Schedule(this, 'EveryMinute', {
      scheduleName,
      description: 'Asks whether this region answers',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(watch, { role, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }

  /** Alarms on a region that watch sees down for five minutes, and on a watch that is not called. */
  alarmOn(alarms: Alarms): void {
    alarms.add('region-down', {
      metric: this.metricRegionsSeenDown(),
      threshold: 1,
      evaluationPeriods: 1,
      runbook: 'region-down',
    });
    alarms.addSilence('watch-silent', {
      metric: this.watch.metricInvocations({ period: Duration.minutes(5) }),
      runbook: 'watch-silent',
    });
  }

  /** Of each minute the most regions seen down, of five minutes the least: what passes by itself alarms nobody. */
  private metricRegionsSeenDown(): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName: MetricNames.regionsSeenDown,
      // The one dimension that Powertools gives.
      dimensionsMap: { service: 'watch' },
      period: Duration.minutes(5),
      statistic: 'Minimum',
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
