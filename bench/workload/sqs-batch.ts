import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { configuration } from '../../bin/configuration.ts';
import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import { endOf } from '../../lambdas/domain/completion.ts';
import { type Command, decide } from '../../lambdas/domain/decide.ts';
import { millisOf } from '../../lambdas/domain/event-id.ts';
import { costOf, NO_USAGE } from '../../lambdas/domain/routing/cost.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import { traceparentOf } from '../../lambdas/platform/trace.ts';
import { encodeMessage } from '../../lambdas/queue/encode-message.ts';
import { type PatchOf, paragraph } from './patches.ts';
import { ADA, newEventId } from './person.ts';

const NO_RANDOM = new Uint8Array(24).fill(7);
const QUEUE_ARN = `arn:aws:sqs:us-east-1:123456789012:${namesOf(configuration.app).queue('bulk')}`;

/** A batch as the event source mapping hands it over. */
export function sqsBatch(events: readonly MeridianEvent[]): SQSEvent {
  return { Records: events.map(recordOf) };
}

/** What accept makes of the owner's n-th patch. */
export function patched(sessionId: string, n: number, patchOf: PatchOf = paragraph): MeridianEvent {
  return happened(sessionId, { type: 'profile.patch', patch: patchOf(n) });
}

/** What accept makes of a message. */
export function said(sessionId: string, text: string): MeridianEvent {
  return happened(sessionId, { type: 'message.send', message: { text } });
}

/** What accept makes of the owner's letting somebody in. */
export function joined(sessionId: string, member: string): MeridianEvent {
  return happened(sessionId, { type: 'member.add', member });
}

/** What answer makes of a model's words to a question of Ada's. */
export function answered(sessionId: string, text: string): MeridianEvent {
  const question = { sessionId, id: newEventId(), asker: ADA };
  const outcome = {
    text,
    model: 'swift',
    stopReason: 'end_turn',
    how: { cache: 'miss', route: 'on-demand', why: 'not seen yet; cheapest for difficulty 1' },
    usage: NO_USAGE,
    cost: costOf(0, 0),
  } as const;
  const timeOf = (ms: number) => new Date(ms).toISOString();
  return endOf(question, 'completion.finished', outcome, { sha256: sha256Hex, timeOf });
}

function happened(sessionId: string, command: Command): MeridianEvent {
  const id = newEventId();
  const time = new Date(millisOf(id)).toISOString();
  const decision = decide(command, { id, time, author: ADA, owner: ADA, sessionId, models: [], lanes: [] });
  if ('rejected' in decision) {
    throw new Error(`The workload holds a command that is refused: ${decision.rejected.detail}`);
  }
  return decision.event;
}

function recordOf(event: MeridianEvent): SQSRecord {
  const traceparent = traceparentOf(undefined, NO_RANDOM);
  return {
    messageId: event.id,
    receiptHandle: event.id,
    body: encodeMessage({ v: 1, event, acceptedAt: event.time, authority: 'owner', traceparent }),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(millisOf(event.id)),
      SenderId: 'AROABENCH',
      ApproximateFirstReceiveTimestamp: String(millisOf(event.id)),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: QUEUE_ARN,
    awsRegion: 'us-east-1',
  };
}
