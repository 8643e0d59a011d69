import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnTopicRule } from 'aws-cdk-lib/aws-iot';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { namesOf } from '../lambdas/contract/names.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { callEveryMinute } from './call-every-minute.ts';
import { PRESENCE_TIMEOUT } from './region-functions.ts';
import type { ServiceFunction } from './service-function.ts';

/** A connection lasts no longer. */
const RETENTION = Duration.days(1);
/**
 * Most who are gone are back by then: AWS advises to wait before one acts on a disconnect.
 * https://docs.aws.amazon.com/iot/latest/developerguide/life-cycle-events.html#connect-disconnect
 */
const BACK_WITHIN = Duration.seconds(5);
/** Who is cut off without a word has been silent for 45 s when AWS IoT finds out: nobody is back at once from there. */
const SILENT = "WHERE disconnectReason = 'MQTT_KEEP_ALIVE_TIMEOUT'";
/** A quarter of an hour. */
const MAX_RECEIVES = 30;

type Kind = 'begun' | 'ended';
const EVENTS = "SELECT * FROM '$aws/events/presence";

const NO_DESTINATION =
  'SQS mappings have no failure destination; what fails stays in its queue or becomes a dead letter.';

/** What AWS IoT tells of devices that come and go: by topic rules into queues, and from there to who notes it. */
export class Lifecycle extends Construct {
  private readonly app: string;
  private readonly deadLetters: Queue;
  private readonly queues: Readonly<Record<Kind, Queue>>;

  constructor(scope: Construct, id: string, { app }: { readonly app: string }) {
    super(scope, id);
    this.app = app;
    this.deadLetters = this.keep('DeadLetters', namesOf(app).presence.deadLetters, Duration.days(14));
    acknowledge(this.deadLetters, {
      'Serverless-SQSRedrivePolicy': 'This is a dead-letter queue; the sweep makes up for its letters.',
    });
    this.queues = {
      begun: this.queueOf('begun', Duration.seconds(0)),
      ended: this.queueOf('ended', BACK_WITHIN),
    };
    this.addRules();
  }

  /** Take what AWS IoT tells, and be called every minute to sweep. */
  grantHear(fn: ServiceFunction): void {
    for (const queue of Object.values(this.queues)) {
      fn.addEventSource(
        new SqsEventSource(queue, { batchSize: 10, maxConcurrency: 5, reportBatchItemFailures: true }),
      );
    }
    acknowledge(fn, { 'Serverless-LambdaEventSourceMappingDestination': NO_DESTINATION });
    const scheduleName = namesOf(this.app).fn('presence');
    callEveryMinute(this, fn, { scheduleName, description: 'Sweeps up after connections' });
  }

  /** Alarms on signs that wait, and on those that nobody could note. */
  alarmOn(alarms: Alarms): void {
    alarms.add('presence-late', {
      metric: this.queues.begun.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      threshold: 60,
      evaluationPeriods: 3,
      runbook: 'presence-late',
    });
    alarms.add('presence-dead-letters', {
      metric: this.metricDeadLetters(),
      threshold: 1,
      evaluationPeriods: 1,
      runbook: 'presence-dead-letters',
    });
  }

  metricDeadLetters(): Metric {
    return this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) });
  }

  private queueOf(kind: Kind, deliveryDelay: Duration): Queue {
    return this.keep(kind, namesOf(this.app).presence[kind], RETENTION, deliveryDelay);
  }

  private keep(id: string, queueName: string, retentionPeriod: Duration, deliveryDelay?: Duration): Queue {
    return new Queue(this, id, {
      queueName,
      retentionPeriod,
      // Not six times the timeout: who came would seem away for three minutes after one call that failed. A sign that
      // comes twice says nothing new, and a throttled receive costs nothing but one of many.
      visibilityTimeout: PRESENCE_TIMEOUT,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      ...(deliveryDelay && {
        deliveryDelay,
        deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
      }),
    });
  }

  private addRules(): void {
    const role = new Role(this, 'RuleRole', { assumedBy: new ServicePrincipal('iot.amazonaws.com') });
    const queues = Object.values(this.queues);
    const resources = queues.map(({ queueArn }) => queueArn);
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources }));
    const { begun, ended } = this.queues;
    this.addRule('begun', `${EVENTS}/connected/+'`, begun, role);
    this.addRule('ended', `${EVENTS}/disconnected/+'`, ended, role);
    // They are told again five seconds later, which changes nothing.
    this.addRule('silent', `${EVENTS}/disconnected/+' ${SILENT}`, begun, role);
  }

  private addRule(what: string, sql: string, queue: Queue, role: Role): void {
    const rule = new CfnTopicRule(this, `${what}-rule`, {
      ruleName: namesOf(this.app).rule(`presence-${what}`),
      topicRulePayload: {
        awsIotSqlVersion: '2016-03-23',
        sql,
        actions: [{ sqs: { queueUrl: queue.queueUrl, roleArn: role.roleArn, useBase64: false } }],
      },
    });
    // AWS IoT tries the role when the rule is made.
    rule.node.addDependency(role);
  }
}
