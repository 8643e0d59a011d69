import { type Static, Type } from '@sinclair/typebox';
import { Ask } from './asks.ts';
import {
  anyObject,
  EditBody,
  Emoji,
  EventId,
  MergePatch,
  messageOf,
  ReadBody,
  SessionBody,
  UserKey,
} from './commands.ts';
import {
  CompletionCancelled,
  CompletionFailed,
  CompletionFinished,
  CompletionRequested,
} from './completions.ts';
import { LookMessage } from './looks.ts';
import { ModelTask } from './model-task.ts';
import { SummaryDue } from './summary-due.ts';

/** A message as it is kept: whom it mentions by user key. */
const MessageSent = messageOf(UserKey);
const MessageEdited = Type.Object(
  { message: EventId, ...EditBody.properties },
  { additionalProperties: false },
);
const MessageDeleted = Type.Object({ message: EventId, author: UserKey }, { additionalProperties: false });
const MessageReacted = Type.Object(
  { message: EventId, author: UserKey, emoji: Emoji, on: Type.Boolean() },
  { additionalProperties: false },
);

/** Everything that can have happened to a session. */
export type EventType = keyof EventData;

/** What each type of event carries. */
export interface EventData {
  'session.created': Record<string, never>;
  /** An RFC 7396 merge patch of the profile; its root is an object. */
  'profile.patched': Readonly<Record<string, unknown>>;
  'message.sent': Static<typeof MessageSent>;
  'member.added': { readonly member: string };
  'member.removed': { readonly member: string };
  /** The author of the event is that of the message. */
  'message.edited': Static<typeof MessageEdited>;
  'message.deleted': Static<typeof MessageDeleted>;
  'message.reacted': Static<typeof MessageReacted>;
  /** How many messages of each lane the author has read. */
  'read.marked': Static<typeof ReadBody>;
  /** A question, which is a message of its author. */
  'completion.requested': Static<typeof CompletionRequested>;
  /** Its answer, which is a message of the assistant. */
  'completion.finished': Static<typeof CompletionFinished>;
  'completion.failed': Static<typeof CompletionFailed>;
  'completion.cancelled': Static<typeof CompletionCancelled>;
}

/** Events that are messages of their session. */
export type MessageType = 'message.sent' | 'completion.requested' | 'completion.finished';

export const EVENT_TYPES: readonly EventType[] = [
  'session.created',
  'profile.patched',
  'message.sent',
  'member.added',
  'member.removed',
  'message.edited',
  'message.deleted',
  'message.reacted',
  'read.marked',
  'completion.requested',
  'completion.finished',
  'completion.failed',
  'completion.cancelled',
];

/**
 * A fact about one session, as a CloudEvents 1.0 document: `source` is the author's user key, `subject` the
 * session id, `time` the instant in the id, so that the same intent has the same bytes in every region.
 */
export interface MeridianEvent<T extends EventType = EventType> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: T;
  readonly subject: string;
  readonly time: string;
  readonly data: EventData[T];
}

/** What accept puts on a queue: one event, with what was decided once and for all. */
export interface Intent {
  readonly v: 1;
  readonly event: MeridianEvent;
  /** When accept answered 202. RFC 3339. */
  readonly acceptedAt: string;
  /** As whom the author was let in; `service` is the assistant, whom nobody lets in. Apply does not ask again. */
  readonly authority: 'owner' | 'member' | 'service';
  /** Key of the author's tenant, where the event has to do with what tenants must not share. */
  readonly tenant?: string;
  /** W3C trace context of the request. */
  readonly traceparent: string;
}

/** Shape of an intent without its event's data, which is checked by type. */
const IntentSchema = Type.Object({
  v: Type.Literal(1),
  event: Type.Object({
    specversion: Type.Literal('1.0'),
    id: EventId,
    source: UserKey,
    type: Type.Union(EVENT_TYPES.map((type) => Type.Literal(type))),
    subject: Type.String({ pattern: '^[0-9a-f]{32}\\.[0-9a-f-]{36}$' }),
    time: Type.String(),
    data: anyObject(),
  }),
  acceptedAt: Type.String(),
  authority: Type.Union([Type.Literal('owner'), Type.Literal('member'), Type.Literal('service')]),
  tenant: Type.Optional(UserKey),
  traceparent: Type.String(),
});

/** What the queue's reader checks with, by name; the build compiles them ahead of time. */
export const QUEUED = {
  Intent: IntentSchema,
  SessionCreated: SessionBody,
  ProfilePatched: MergePatch,
  MessageSent,
  MessageEdited,
  MessageDeleted,
  MessageReacted,
  ReadMarked: ReadBody,
  CompletionRequested,
  CompletionFinished,
  CompletionFailed,
  CompletionCancelled,
  Ask,
  ModelTask,
  LookMessage,
  SummaryDue,
} as const;

/** What one Kinesis record holds: the event with where it was committed, as CloudEvents extensions. */
export interface StreamedEvent extends MeridianEvent {
  readonly lane: string;
  readonly version: number;
  readonly traceparent: string;
}
