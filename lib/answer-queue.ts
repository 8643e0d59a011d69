import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';

/** How messages are taken from a queue. */
export interface Taking {
  readonly batchSize: number;
  readonly maxConcurrency: number;
}

export interface AnswerQueueProps {
  readonly queueName: string;
  /** Left out for the dead letters themselves. */
  readonly deadLetters?: AnswerQueue;
  readonly visibilityTimeout: Duration;
  /** How old a message may be before somebody is told; left out where waiting is no fault. */
  readonly oldestInSeconds?: number;
}

const LONGEST_RETENTION = Duration.days(14);
const LEAST_RECEIVES = 20;
/** What fails whenever it is received is tried for as long. */
const TRIED_SECONDS = 3_600;
const NO_DESTINATION =
  'SQS mappings have no failure destination; what fails stays in its queue or becomes a dead letter.';

/** A queue on the way to an answer. All of them share one queue of dead letters. */
export class AnswerQueue extends Construct {
  readonly queueUrl: string;
  private readonly queue: Queue;
  private readonly props: AnswerQueueProps;

  constructor(scope: Construct, id: string, props: AnswerQueueProps) {
    super(scope, id);
    this.props = props;
    this.queue = new Queue(this, 'Queue', {
      queueName: props.queueName,
      retentionPeriod: LONGEST_RETENTION,
      visibilityTimeout: props.visibilityTimeout,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      ...(props.deadLetters && {
        deadLetterQueue: { queue: props.deadLetters.queue, maxReceiveCount: receivesOf(props) },
      }),
    });
    this.queueUrl = this.queue.queueUrl;
    if (props.deadLetters === undefined) {
      acknowledge(this.queue, {
        'Serverless-SQSRedrivePolicy': 'This is a dead-letter queue; bury gives each of its letters an end.',
      });
    }
  }

  grantSend(fn: ServiceFunction): void {
    this.queue.grant(fn, 'sqs:SendMessage');
  }

  /** Ask how many wait. */
  grantCount(fn: ServiceFunction): void {
    this.queue.grant(fn, 'sqs:GetQueueAttributes');
  }

  /** Take batches, give single messages back, and set when one comes again. */
  grantTake(fn: ServiceFunction, taking: Taking): void {
    fn.addEventSource(new SqsEventSource(this.queue, { ...taking, reportBatchItemFailures: true }));
    acknowledge(fn, { 'Serverless-LambdaEventSourceMappingDestination': NO_DESTINATION });
  }

  alarmOn(alarms: Alarms): void {
    const { deadLetters, oldestInSeconds } = this.props;
    if (deadLetters === undefined) {
      this.alarmOnLetters(alarms);
    }
    if (oldestInSeconds !== undefined) {
      alarms.add(`${this.node.id}-age`, {
        metric: this.metricAgeInSeconds(),
        threshold: oldestInSeconds,
        evaluationPeriods: 3,
        runbook: 'answers-wait',
      });
    }
  }

  metricAgeInSeconds(): Metric {
    return this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) });
  }

  // As of other dead letters: on what came in, and on what bury leaves.
  private alarmOnLetters(alarms: Alarms): void {
    alarms.add(this.node.id, {
      metric: this.queue.metricNumberOfMessagesReceived({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: 1,
      evaluationPeriods: 1,
      runbook: 'dead-letters',
    });
    alarms.add(`${this.node.id}-age`, {
      metric: this.metricAgeInSeconds(),
      threshold: 120,
      evaluationPeriods: 2,
      runbook: 'dead-letters-age',
    });
  }
}

function receivesOf({ visibilityTimeout }: AnswerQueueProps): number {
  return Math.max(LEAST_RECEIVES, Math.ceil(TRIED_SECONDS / visibilityTimeout.toSeconds()));
}
