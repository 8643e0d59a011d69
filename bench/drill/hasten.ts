import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { configuration } from '../../bin/configuration.ts';
import { namesOf, URGENCIES } from '../../lambdas/contract/names.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';

/**
 * Queues hide what a crashed function had received for six times its timeout, three minutes. Here it comes again
 * after so many seconds: more often while the faults last, and sooner when they are over.
 */
export async function hasten(cloud: CloudProcess, hiddenSeconds: number): Promise<void> {
  const names = namesOf(configuration.app);
  const queues = URGENCIES.flatMap((urgency) => [names.queue(urgency), names.deadLetters(urgency)]);
  const credentials = { accessKeyId: 'drill', secretAccessKey: 'drill' };
  for (const region of cloud.regions) {
    const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
    const sqs = new SQSClient({ region, endpoint, credentials, useQueueUrlAsEndpoint: false });
    for (const QueueName of queues) {
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
      const Attributes = { VisibilityTimeout: String(hiddenSeconds) };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    }
    sqs.destroy();
  }
}
