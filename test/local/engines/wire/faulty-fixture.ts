import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createDynamoEngine } from '../../../../local/engines/dynamodb/create-dynamo-engine.ts';
import { createKinesisEngine } from '../../../../local/engines/kinesis/kinesis-engine.ts';
import { createSqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

const TABLE = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};
export const TableName = 'items';
export const StreamName = 'events';

export const item = (pk: string) => ({ pk: { S: pk } });
export const put = new PutItemCommand({ TableName, Item: item('a') });
export const record = (text: string) => ({ Data: Buffer.from(text), PartitionKey: text });

const ends: (() => Promise<void>)[] = [];

/** Ends what a test has begun. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

/** A table, a stream and a queue whose services can be made to fail, and clients of them over the wire. */
export async function served() {
  const faults = createFaultBoard();
  const [dynamo, stream, queue] = [
    createDynamoEngine({ regions: [REGION], faults }),
    createKinesisEngine(),
    createSqsEngine({ faults }),
  ];
  await dynamo.provision(resource('AWS::DynamoDB::Table', TableName, { TableName, ...TABLE }));
  await stream.provision(resource('AWS::Kinesis::Stream', StreamName, { ShardCount: 1 }));
  await queue.provision(resource('AWS::SQS::Queue', 'q'));
  const engines = [dynamo, stream, queue];
  const front = await startWireFront({
    port: 0,
    accounts: createKeyRing(),
    allow: () => true,
    engines,
    faults,
  });
  ends.push(async () => {
    await front.close();
    for (const engine of engines) await engine.close();
  });
  const settings = (maxAttempts = 1) => ({
    endpoint: front.url,
    region: REGION,
    credentials: { accessKeyId: 'dummy', secretAccessKey: 'dummy' },
    maxAttempts,
  });
  const dynamodb = (attempts?: number) => new DynamoDBClient(settings(attempts));

  async function storedKeys(): Promise<(string | undefined)[]> {
    const { Items = [] } = await dynamodb().send(new ScanCommand({ TableName }));
    return Items.map(({ pk }) => pk?.S).sort();
  }

  return {
    faults,
    QueueUrl: `${front.url}/${ACCOUNT}/q`,
    dynamodb,
    kinesis: (attempts?: number) => new KinesisClient(settings(attempts)),
    sqs: (attempts?: number) => new SQSClient(settings(attempts)),
    storedKeys,
  };
}

export async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => error,
  );
}
