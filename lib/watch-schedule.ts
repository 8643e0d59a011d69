import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE, Metric as MetricNames } from '../lambdas/contract/metrics.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { callEveryMinute } from './call-every-minute.ts';
import type { ServiceFunction } from './service-function.ts';

/** Calls watch every minute; a call that comes late is worth nothing, since the next one is due. */
export class WatchSchedule extends Construct {
  private readonly watch: ServiceFunction;

  constructor(scope: Construct, id: string, scheduleName: string, watch: ServiceFunction) {
    super(scope, id);
    this.watch = watch;
    watch.configureAsyncInvoke({ maxEventAge: Duration.minutes(1), retryAttempts: 0 });
    acknowledge(watch, {
      'Serverless-LambdaAsyncFailureDestination': 'Who does not look in this minute looks in the next one.',
    });
    callEveryMinute(this, watch, { scheduleName, description: 'Asks whether this region answers' });
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
}
