import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudResource, Principal } from '../../../local/engines/engine.ts';
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
import { functionOf, REGION, stopAll } from './functions-fixture.ts';

export const QUEUE_ARN = `arn:aws:sqs:${REGION}:111111111111:app-bulk`;
const QUEUE_URL = 'http://127.0.0.1/111111111111/app-bulk';
const OPERATOR: Principal = { kind: 'operator' };

export interface SqsRecord {
  readonly messageId: string;
  readonly body: string;
  readonly [member: string]: unknown;
}

/** What stands in for the function: gets the records, answers as a handler would, or throws. */
export type Consumer = (records: SqsRecord[]) => unknown;

export function resource(type: string, properties: Record<string, unknown>): CloudResource {
  const place = { region: REGION, accountId: '111111111111', stackName: 'App', logicalId: 'Thing' };
  return { type, properties, physicalName: 'app-bulk', ...place };
}

/** A functions port in front of a consumer. */
export function consumedBy(consumer: Consumer): Pick<Functions, 'invoke'> {
  return {
    async invoke(_name, _region, payload) {
      const outcome = { requestId: 'request', coldStart: false, durationMs: 1 };
      const answer = await consumer(JSON.parse(payload).Records);
      if (answer instanceof Error) return { ...outcome, payload: '{}', functionError: 'Unhandled' };
      return { ...outcome, payload: JSON.stringify(answer ?? null) };
    },
  };
}

const started: EventSourceMappings[] = [];

export async function stopMappings(): Promise<void> {
  await Promise.all(started.splice(0).map((mappings) => mappings.stop()));
}

/** A queue with a mapping to a function of one's own making; nothing is consumed before `start`. */
export async function mappedQueue(
  mapping: Record<string, unknown>,
  functions: Pick<Functions, 'invoke'>,
  settings: { VisibilityTimeout?: number; allow?: Authorize } = {},
) {
  const engine = createSqsEngine();
  const faults = createFaultBoard();
  const { VisibilityTimeout = 30, allow = () => true } = settings;
  await engine.provision(resource('AWS::SQS::Queue', { QueueName: 'app-bulk', VisibilityTimeout }));
  const backplane = createBackplane([engine], allow, faults);
  const lines: LogLine[] = [];
  const call = (operation: string, input: Record<string, unknown> = {}) =>
    backplane.call('sqs', {
      region: REGION,
      operation,
      input: { QueueUrl: QUEUE_URL, ...input },
      principal: OPERATOR,
    });
  const properties = {
    EventSourceArn: QUEUE_ARN,
    FunctionName: 'app-apply',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...mapping,
  };
  return {
    lines,
    faults,
    send: async (...bodies: string[]) => {
      for (const MessageBody of bodies) await call('SendMessage', { MessageBody });
    },
    call,
    start() {
      const mappings = startEventSourceMappings({
        resources: [resource('AWS::Lambda::EventSourceMapping', properties)],
        specs: [functionOf('app-apply', '')],
        functions,
        backplane,
        faults,
        wireUrl: 'http://127.0.0.1',
        onStreamRecord: () => () => {},
        log: (line) => lines.push(line),
      });
      started.push(mappings);
      return mappings;
    },
    /** Messages that are visible, hidden and delayed, all together. */
    async left(): Promise<number> {
      const { Attributes } = await call('GetQueueAttributes', { AttributeNames: ['All'] });
      const counts = Attributes as Record<string, string>;
      return (
        Number(counts.ApproximateNumberOfMessages) + Number(counts.ApproximateNumberOfMessagesNotVisible)
      );
    },
  };
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Still not so after ${limitMs} ms.`);
    await sleep(10);
  }
}

/** Stops what a test has started, mappings before functions. */
export async function stopBoth(): Promise<void> {
  await stopMappings();
  await stopAll();
}

export function bodiesOf(batches: readonly SqsRecord[][]): string[] {
  return batches.flat().map(({ body }) => body);
}
