import { DeleteMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { applyHandler } from '../../../../lambdas/apply/apply-handler.ts';
import { awsPorts } from '../../../../lambdas/apply/aws-ports.ts';
import type { Publisher } from '../../../../lambdas/apply/ports.ts';
import { Env } from '../../../../lambdas/contract/environment.ts';
import type { Intent } from '../../../../lambdas/contract/events.ts';
import { identityOf } from '../../../../lambdas/domain/lane.ts';
import { sqsClient } from '../../../../lambdas/platform/clients.ts';
import { required } from '../../../../lambdas/platform/environment.ts';
import { chunked } from '../../../../lambdas/store/chunked.ts';

const ENTRIES_PER_BATCH = 10;
/** Nobody waits long for what is not thought to matter. */
const MOST_MS = 1_000;

const ports = awsPorts({ lane: required(Env.lane), lanes: required(Env.lanes).split(',') });
const sqs = sqsClient();
const queueUrls = [required(Env.interactiveQueueUrl), required(Env.bulkQueueUrl)];
// An environment works on one batch at a time.
let batch: readonly SQSRecord[] = [];

/** Naive: what is committed is safe, so its messages are let go at once, and the stream comes after. */
const publisher: Publisher = {
  async publish(events, withinMs) {
    const committed = new Set(events.map(({ candidate }) => identityOf(candidate.event)));
    await letGo(batch.filter(({ body }) => committed.has(identityIn(body))));
    return ports.publisher.publish(events, Math.min(MOST_MS, withinMs));
  },
};
const apply = applyHandler({ ...ports, publisher });

export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  batch = event.Records;
  return apply(event, context);
}

async function letGo(records: readonly SQSRecord[]): Promise<void> {
  const queue = records[0]?.eventSourceARN.split(':').at(-1) ?? '';
  const QueueUrl = queueUrls.find((url) => url.endsWith(`/${queue}`));
  for (const chunk of chunked(records, ENTRIES_PER_BATCH)) {
    const Entries = chunk.map(({ receiptHandle }, at) => ({ Id: String(at), ReceiptHandle: receiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}

function identityIn(body: string): string {
  return identityOf((JSON.parse(body) as Intent).event);
}
