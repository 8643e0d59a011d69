import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { configuration } from '../../bin/configuration.ts';
import { namesOf, URGENCIES } from '../../lambdas/contract/names.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';

/**
 * Queues hide what a crashed function had received for six times its timeout, three minutes. Here it comes again
 * after so many seconds: more often while the faults last, and sooner when they are over. It may come that many
 * times more often before it is a dead letter: what can be read, bury would send back with a delay of a quarter of an
 * hour. What bury is tried on is what nobody can read: nemesis/poison.ts.
 */
export async function hasten(cloud: CloudProcess, hiddenSeconds: number): Promise<void> {
  const names = namesOf(configuration.app);
  const queues = [
    ...URGENCIES.flatMap((urgency) => [names.queue(urgency), names.deadLetters(urgency)]),
    names.asks,
    ...(configuration.ai?.models ?? []).map(({ name }) => names.modelQueue(name, 'interactive')),
  ];
  const credentials = { accessKeyId: 'drill', secretAccessKey: 'drill' };
  for (const region of cloud.regions) {
    const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
    const sqs = new SQSClient({ region, endpoint, credentials, useQueueUrlAsEndpoint: false });
    for (const QueueName of queues) {
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'] }),
      );
      await sqs.send(
        new SetQueueAttributesCommand({ QueueUrl, Attributes: hastened(Attributes, hiddenSeconds) }),
      );
    }
    sqs.destroy();
  }
}

/** The attributes of a queue whose messages come again after so many seconds, and give up no sooner. */
export function hastened(
  { VisibilityTimeout, RedrivePolicy }: Readonly<Record<string, string>>,
  hiddenSeconds: number,
): Record<string, string> {
  const hidden = { VisibilityTimeout: String(hiddenSeconds) };
  if (RedrivePolicy === undefined) {
    return hidden;
  }
  const policy = JSON.parse(RedrivePolicy) as { maxReceiveCount: number | string };
  const times = Math.ceil(Number(VisibilityTimeout) / hiddenSeconds);
  // SQS takes 1 to 1,000.
  const maxReceiveCount = Math.min(1_000, Number(policy.maxReceiveCount) * times);
  return { ...hidden, RedrivePolicy: JSON.stringify({ ...policy, maxReceiveCount }) };
}
