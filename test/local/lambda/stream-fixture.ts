import { createDynamoEngine } from '../../../local/engines/dynamodb/create-dynamo-engine.ts';
import type { Principal } from '../../../local/engines/engine.ts';
import { createSqsEngine } from '../../../local/engines/sqs/sqs-engine.ts';
import { createBackplane } from '../../../local/engines/wire/backplane.ts';
import type { Authorize } from '../../../local/engines/wire/gate.ts';
import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import {
  type EventSourceMappings,
  startEventSourceMappings,
} from '../../../local/lambda/event-source-mappings.ts';
import type { Functions } from '../../../local/lambda/functions.ts';
import type { LogLine } from '../../../local/lambda/log-line.ts';
import { takeStreamPositions } from '../../../local/lambda/stream-positions.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { functionOf, REGION } from './functions-fixture.ts';
import { resource } from './mapping-fixture.ts';

const ACCOUNT = '111111111111';
const OPERATOR: Principal = { kind: 'operator' };
export const STREAM_ARN = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/events/stream/local`;
export const FAILURE_QUEUE_ARN = `arn:aws:sqs:${REGION}:${ACCOUNT}:app-failed`;

export interface ChangeRecord {
  readonly eventName: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    readonly Keys: { readonly pk: { readonly S: string } };
    readonly SequenceNumber: string;
  };
  readonly [member: string]: unknown;
}

const closing: (() => Promise<void>)[] = [];

export async function closeStreams(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

/** What stands in for the function: gets the records, answers as a handler would, or throws. */
export function streamConsumer(consume: (records: ChangeRecord[]) => unknown): Pick<Functions, 'invoke'> {
  return {
    async invoke(_name, _region, payload) {
      const outcome = { requestId: 'request', coldStart: false, durationMs: 1 };
      const answer = await consume(JSON.parse(payload).Records);
      if (answer instanceof Error) return { ...outcome, payload: '{}', functionError: 'Unhandled' };
      return { ...outcome, payload: JSON.stringify(answer ?? null) };
    },
  };
}

/** A table whose stream is mapped to a consumer; nothing is consumed before `start`. */
export async function mappedStream(
  mapping: Record<string, unknown>,
  functions: Pick<Functions, 'invoke'>,
  allow: Authorize = () => true,
) {
  const faults = createFaultBoard();
  const dynamodb = createDynamoEngine({ regions: [REGION], faults });
  const sqs = createSqsEngine();
  closing.push(() => dynamodb.close());
  await dynamodb.provision({
    ...resource('AWS::DynamoDB::GlobalTable', tableProperties()),
    physicalName: 'events',
  });
  await sqs.provision({
    ...resource('AWS::SQS::Queue', { QueueName: 'app-failed' }),
    physicalName: 'app-failed',
  });
  const asked: string[] = [];
  const folder = temporaryFolder('positions');
  const backplane = createBackplane(
    [dynamodb, sqs],
    (principal, access, region) => {
      asked.push(access.action);
      return allow(principal, access, region);
    },
    faults,
  );
  const lines: LogLine[] = [];
  const call = (service: string, operation: string, input: Record<string, unknown>) =>
    backplane.call(service, { region: REGION, operation, input, principal: OPERATOR });
  const properties = {
    EventSourceArn: STREAM_ARN,
    FunctionName: 'app-relay',
    StartingPosition: 'TRIM_HORIZON',
    ...mapping,
  };
  return {
    faults,
    lines,
    /** Actions that IAM was asked for. */
    asked,
    async put(...keys: string[]) {
      for (const pk of keys) {
        const Item = { pk: { S: pk }, sk: { S: 'a' }, at: { N: String(performance.now()) } };
        await call('dynamodb', 'PutItem', { TableName: 'events', Item });
      }
    },
    async failures(): Promise<Record<string, unknown>[]> {
      const QueueUrl = `http://127.0.0.1/${ACCOUNT}/app-failed`;
      const { Messages = [] } = await call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      return (Messages as { Body: string }[]).map(({ Body }) => JSON.parse(Body));
    },
    start(): EventSourceMappings {
      const mappings = startEventSourceMappings({
        resources: [resource('AWS::Lambda::EventSourceMapping', properties)],
        specs: [functionOf('app-relay', '')],
        functions,
        backplane,
        faults,
        wireUrl: 'http://127.0.0.1',
        positions: takeStreamPositions(folder),
        onStreamRecord: (listener) => dynamodb.onStreamRecord(listener),
        log: (line) => lines.push(line),
      });
      closing.push(() => mappings.stop());
      return mappings;
    },
  };
}

function tableProperties(): Record<string, unknown> {
  return {
    TableName: 'events',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Replicas: [{ Region: REGION }],
  };
}

export function keysOf(batches: readonly (readonly ChangeRecord[])[]): string[][] {
  return batches.map((records) => records.map(({ dynamodb }) => dynamodb.Keys.pk.S));
}

/** Notes each batch; `answer` says what the function does with it. */
export function noting(batches: ChangeRecord[][], answer: (records: ChangeRecord[]) => unknown = () => null) {
  return streamConsumer((records) => {
    batches.push(records);
    return answer(records);
  });
}

/** What fails with a batch in which this item has a record. */
export const failsOn = (bad: string) => (records: ChangeRecord[]) =>
  records.some(({ dynamodb }) => dynamodb.Keys.pk.S === bad) ? new Error(bad) : null;
