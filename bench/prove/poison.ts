import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mint, START } from '../../lambdas/domain/event-id.ts';

/** Puts a message on a region's bulk queue whose event can be named and not applied; its event id. */
export async function sendPoison(
  region: string,
  endpoint: string,
  { queue, sessionId }: { queue: string; sessionId: string },
): Promise<string> {
  const credentials = { accessKeyId: 'prove', secretAccessKey: 'prove' };
  const sqs = new SQSClient({ region, endpoint, credentials, useQueueUrlAsEndpoint: false });
  const { id } = mint(START, { nowMs: Date.now(), random: crypto.getRandomValues(new Uint8Array(8)) });
  const source = sessionId.slice(0, 32);
  const event = { specversion: '1.0', id, source, subject: sessionId, type: 'profile.patched', data: [] };
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ v: 1, event }) }));
  sqs.destroy();
  return id;
}
