import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

/** Kinesis stream of what this region committed, for consumers outside Meridian. */
export class EventStream extends Construct {
  private readonly stream: Stream;

  constructor(scope: Construct, id: string, { app, limits }: Configuration) {
    super(scope, id);
    this.stream = new Stream(this, 'Stream', {
      streamName: namesOf(app).stream,
      streamMode: StreamMode.ON_DEMAND,
      retentionPeriod: Duration.hours(limits.eventRetentionHours),
      encryption: StreamEncryption.MANAGED,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  grantPut(fn: ServiceFunction): void {
    this.stream.grant(fn, 'kinesis:PutRecords');
    fn.addEnvironment(Env.eventStream, this.stream.streamName);
  }

  alarmOn(alarms: Alarms): void {
    alarms.add('event-stream-throttles', {
      metric: this.metricThrottles(),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'stream-throttles',
    });
  }

  metricThrottles(): Metric {
    return this.stream.metricPutRecordsThrottledRecords({ period: Duration.minutes(1), statistic: 'Sum' });
  }
}
