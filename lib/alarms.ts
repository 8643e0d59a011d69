import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps as CdkAlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';

/** Heading of `docs/runbook.md` that says what an alarm means, where to look and how to mend. */
type Runbook =
  | 'queue-age'
  | 'queue-depth'
  | 'dead-letters'
  | 'dead-letters-age'
  | 'function-errors'
  | 'function-throttles'
  | 'api-5xx'
  | 'edge-errors'
  | 'waiters-full'
  | 'marks-dropped'
  | 'stream-throttles'
  | 'table-throttles'
  | 'replication-latency'
  | 'relay-failures'
  | 'relay-lag'
  | 'presence-late'
  | 'presence-dead-letters'
  | 'region-down'
  | 'watch-silent'
  | 'answers-batch'
  | 'answers-cost'
  | 'answers-fail'
  | 'answers-no-quota'
  | 'answers-wrong'
  | 'answers-wait';

/** One alarm: its metric is at or above the threshold for so many periods. */
export interface AlarmProps {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly evaluationPeriods: number;
  readonly runbook: Runbook;
}

/** The alarms of one stack and the topic that they go to. */
export class Alarms extends Construct {
  private readonly action: SnsAction;
  private readonly app: string;

  constructor(scope: Construct, id: string, { app, alarmEmail }: Configuration, topicName = `${app}-alarms`) {
    super(scope, id);
    this.app = app;
    const topic = new Topic(this, 'Topic', { topicName, enforceSSL: true });
    if (alarmEmail) {
      topic.addSubscription(new EmailSubscription(alarmEmail));
    }
    // A policy of its own, which TLS alone takes one, replaces the one by which the account's alarms may publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.action = new SnsAction(topic);
  }

  /** Adds an alarm named `<app>-<name>` that points to its runbook. */
  add(name: string, props: AlarmProps): Alarm {
    return this.raise(name, props.runbook, {
      ...props,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No traffic is no fault.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Adds an alarm on a metric that must never be silent: nothing came in a whole period. */
  addSilence(name: string, { metric, runbook }: Pick<AlarmProps, 'metric' | 'runbook'>): Alarm {
    return this.raise(name, runbook, {
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private raise(name: string, runbook: Runbook, props: CdkAlarmProps): Alarm {
    const alarm = new Alarm(this, name, {
      ...props,
      alarmName: `${this.app}-${name}`,
      alarmDescription: `docs/runbook.md#${runbook}`,
    });
    alarm.addAlarmAction(this.action);
    return alarm;
  }
}
