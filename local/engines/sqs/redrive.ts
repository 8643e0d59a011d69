import { randomUUID } from 'node:crypto';
import { AwsError } from '../engine.ts';
import { type SqsQueue, SqsStore } from './fauxqs.ts';
import type { KeptMessage, Queues } from './queues.ts';

type Input = Record<string, unknown>;

/** A finished move; moves here take no time, so that none is ever seen running. */
export interface MoveTask {
  readonly SourceArn: string;
  readonly Status: 'COMPLETED';
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  readonly StartedTimestamp: number;
}

/** Queues whose dead letters go to `deadLetterArn`. */
export function sourcesOf(queues: Queues, region: string, deadLetterArn: string): SqsQueue[] {
  return queues.inRegion(region).filter((queue) => {
    const policy = queue.attributes.RedrivePolicy;
    return policy !== undefined && JSON.parse(policy).deadLetterTargetArn === deadLetterArn;
  });
}

/** Moves every visible message of a dead-letter queue to `DestinationArn`, or back to the one queue it serves. */
export function moveMessages(
  queues: Queues,
  region: string,
  input: Input,
): { handle: string; task: MoveTask } {
  const sourceArn = String(input.SourceArn);
  const source = existing(queues, sourceArn);
  const target = input.DestinationArn
    ? existing(queues, String(input.DestinationArn))
    : origin(queues, region, sourceArn);
  source.processTimers();
  const moved = source.messages.splice(0);
  for (const message of moved) target.enqueue(renewed(message));
  const task: MoveTask = {
    SourceArn: sourceArn,
    Status: 'COMPLETED',
    ApproximateNumberOfMessagesMoved: moved.length,
    ApproximateNumberOfMessagesToMove: moved.length,
    StartedTimestamp: Date.now(),
  };
  return { handle: randomUUID(), task };
}

/** A redriven message is a new one, with an id and an age of its own, as on AWS. */
function renewed(message: KeptMessage): KeptMessage {
  const { body, messageAttributes, messageGroupId, messageDeduplicationId, awsTraceHeader } = message;
  const fresh = SqsStore.createMessage(
    body,
    messageAttributes,
    undefined,
    messageGroupId,
    messageDeduplicationId,
  );
  return awsTraceHeader === undefined ? fresh : { ...fresh, awsTraceHeader };
}

function existing(queues: Queues, arn: string): SqsQueue {
  const queue = queues.byArn(arn);
  if (queue) return queue;
  throw new AwsError(
    'ResourceNotFoundException',
    `The resource that you specified for the ARN ${arn} doesn't exist.`,
  );
}

function origin(queues: Queues, region: string, deadLetterArn: string): SqsQueue {
  const [first, ...others] = sourcesOf(queues, region, deadLetterArn);
  if (first && others.length === 0) return first;
  const count = first ? others.length + 1 : 0;
  const advice = 'Messages here do not remember where they came from: give DestinationArn.';
  throw new AwsError('InvalidParameterValue', `${deadLetterArn} serves ${count} queues. ${advice}`);
}
