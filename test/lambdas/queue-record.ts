import type { SQSRecord } from 'aws-lambda';
import type { Intent, MeridianEvent } from '../../lambdas/contract/events.ts';
import { TRACEPARENT } from './domain/factories.ts';

export const QUEUE_ARN = 'arn:aws:sqs:ap-northeast-1:123456789012:meridian-bulk';

interface Delivery {
  readonly messageId?: string;
  readonly receives?: number;
  readonly queueArn?: string;
}

export function intentOf(event: MeridianEvent): Intent {
  return { v: 1, event, acceptedAt: event.time, authority: 'owner', traceparent: TRACEPARENT };
}

/** An event as a queue hands it over. */
export function recordOf(event: MeridianEvent, delivery: Delivery = {}): SQSRecord {
  return recordWith(JSON.stringify(intentOf(event)), {
    messageId: `${event.id} ${event.source} ${event.subject}`,
    ...delivery,
  });
}

/** Any body as a queue hands it over. */
export function recordWith(body: string, delivery: Delivery = {}): SQSRecord {
  const { messageId = 'm-1', receives = 1, queueArn = QUEUE_ARN } = delivery;
  return {
    messageId,
    receiptHandle: `handle of ${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '1763661600000',
      SenderId: 'accept',
      ApproximateFirstReceiveTimestamp: '1763661600000',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: 'ap-northeast-1',
  };
}
