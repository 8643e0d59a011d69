import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { configuration } from '../../bin/configuration.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';

interface GivenUp {
  readonly DDBStreamBatchInfo: { readonly batchSize: number; readonly streamArn: string };
}

/** How many commits relay has given up in a region, for which there is an alarm. */
export async function givenUpIn(cloud: CloudProcess, region: string): Promise<number> {
  const { relayFailures, tables } = namesOf(configuration.app);
  const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
  const credentials = { accessKeyId: 'drill', secretAccessKey: 'drill' };
  const sqs = new SQSClient({ region, endpoint, credentials, useQueueUrlAsEndpoint: false });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: relayFailures }));
  let commits = 0;
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) break;
    for (const { Body = '', ReceiptHandle } of Messages) {
      const { streamArn, batchSize } = (JSON.parse(Body) as GivenUp).DDBStreamBatchInfo;
      // Those of presence come from another table.
      if (streamArn.includes(`:table/${tables.eventStore}/`)) commits += batchSize;
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  sqs.destroy();
  return commits;
}
