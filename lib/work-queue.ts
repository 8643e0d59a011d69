import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf, type Urgency } from '../lambdas/contract/names.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';

/** How apply takes messages from a queue. */
export interface Consumption {
  readonly batchSize: number;
  /** How long a batch may wait to fill up; zero starts with what is there. */
  readonly windowInSeconds: number;
  readonly maxConcurrency: number;
}

export interface WorkQueueProps {
  readonly app: string;
  readonly urgency: Urgency;
  readonly consumption: Consumption;
  readonly consumerTimeout: Duration;
}

/** SQS keeps a message no longer than this. */
const LONGEST_RETENTION = Duration.days(14);

/** Receives before a message is a dead letter; a throttled or crashing consumer uses them up as well. */
const MAX_RECEIVES = 20;

const NO_DESTINATION =
  'SQS mappings have no failure destination; what fails stays in its queue or becomes a dead letter.';

const VARIABLE: Readonly<Record<Urgency, string>> = {
  interactive: Env.interactiveQueueUrl,
  bulk: Env.bulkQueueUrl,
};

/** A queue of intents with its dead letters. */
export class WorkQueue extends Construct {
  private readonly queue: Queue;
  private readonly deadLetters: Queue;
  private readonly props: WorkQueueProps;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.props = props;
    const names = namesOf(props.app);
    this.deadLetters = this.keep('DeadLetters', names.deadLetters(props.urgency));
    acknowledge(this.deadLetters, {
      'Serverless-SQSRedrivePolicy': 'This is a dead-letter queue; bury gives each of its letters an end.',
    });
    this.queue = this.keep('Queue', names.queue(props.urgency), {
      queue: this.deadLetters,
      maxReceiveCount: MAX_RECEIVES,
    });
  }

  grantSend(fn: ServiceFunction): void {
    this.queue.grant(fn, 'sqs:SendMessage');
    fn.addEnvironment(VARIABLE[this.props.urgency], this.queue.queueUrl);
  }

  /** Ask whether the queue answers. */
  grantProbe(fn: ServiceFunction): void {
    this.queue.grant(fn, 'sqs:GetQueueAttributes');
    fn.addEnvironment(VARIABLE[this.props.urgency], this.queue.queueUrl);
  }

  /** Take batches, give single messages back, and set when one comes again. */
  grantConsume(fn: ServiceFunction): void {
    const { batchSize, windowInSeconds, maxConcurrency } = this.props.consumption;
    fn.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxConcurrency,
        reportBatchItemFailures: true,
        ...(windowInSeconds > 0 && { maxBatchingWindow: Duration.seconds(windowInSeconds) }),
      }),
    );
    acknowledge(fn, { 'Serverless-LambdaEventSourceMappingDestination': NO_DESTINATION });
    fn.addEnvironment(VARIABLE[this.props.urgency], this.queue.queueUrl);
  }

  /** Take dead letters; what bury fails stays here until the next try. */
  grantBury(fn: ServiceFunction): void {
    acknowledge(fn, { 'Serverless-LambdaEventSourceMappingDestination': NO_DESTINATION });
    fn.addEventSource(
      new SqsEventSource(this.deadLetters, {
        batchSize: 10,
        maxConcurrency: 2,
        reportBatchItemFailures: true,
      }),
    );
  }

  /** Alarms on messages that wait too long, are too many, or died. */
  alarmOn(alarms: Alarms): void {
    const name = `${this.props.urgency}-queue`;
    alarms.add(`${name}-age`, {
      metric: this.metricAgeInSeconds(),
      threshold: this.props.urgency === 'interactive' ? 60 : 300,
      evaluationPeriods: 3,
      runbook: 'queue-age',
    });
    alarms.add(`${name}-depth`, {
      metric: this.metricDepth(),
      threshold: 100_000,
      evaluationPeriods: 5,
      runbook: 'queue-depth',
    });
    // A dead letter is seldom visible at the end of a minute, since bury takes it at once: alarm on what came in.
    alarms.add(`${name}-dead-letters`, {
      metric: this.deadLetters.metricNumberOfMessagesReceived({
        period: Duration.minutes(1),
        statistic: 'Sum',
      }),
      threshold: 1,
      evaluationPeriods: 1,
      runbook: 'dead-letters',
    });
    // Letters that stay are those that bury fails. SQS leaves a message out of the age after its third receive, here
    // after six minutes, so the threshold is well below.
    alarms.add(`${name}-dead-letters-age`, {
      metric: this.deadLetters.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      threshold: 120,
      evaluationPeriods: 2,
      runbook: 'dead-letters-age',
    });
  }

  metricAgeInSeconds(): Metric {
    return this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) });
  }

  metricDepth(): Metric {
    return this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) });
  }

  private keep(id: string, queueName: string, deadLetterQueue?: DeadLetterQueue): Queue {
    return new Queue(this, id, {
      queueName,
      retentionPeriod: LONGEST_RETENTION,
      visibilityTimeout: this.visibilityTimeout(),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      ...(deadLetterQueue && { deadLetterQueue }),
    });
  }

  // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: six times the timeout, plus the window.
  private visibilityTimeout(): Duration {
    const { consumerTimeout, consumption } = this.props;
    return Duration.seconds(6 * consumerTimeout.toSeconds() + consumption.windowInSeconds);
  }
}
