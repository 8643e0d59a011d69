import { type TSchema, Type } from '@sinclair/typebox';
import { EventId, SessionId, UserKey } from './commands.ts';
import { CompletionStatus } from './completion-status.ts';
import { PresenceState } from './presence.ts';

const Instant = Type.String({ format: 'date-time' });
export const Lane = Type.String({ description: '`<region>.<epoch>`' });
export const CloudEvent = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    id: EventId,
    source: Type.String({ description: 'User key of the author' }),
    type: Type.String(),
    subject: SessionId,
    time: Instant,
    data: Type.Unknown(),
  },
  { description: 'A CloudEvents 1.0 document' },
);

/** RFC 9457, with the pointer of each fault. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  requestId: Type.String(),
  faults: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
  eventId: Type.Optional(EventId),
});

/** What API Gateway answers by itself, before a function is asked. */
const GatewayMessage = Type.Object({ message: Type.String() });

/** What a command is answered with 202. */
export const Accepted = Type.Object({
  eventId: EventId,
  status: Type.Literal('accepted'),
  sessionId: Type.Optional(SessionId),
});

/** One result for each command of a batch, in their order. */
export const BatchResults = Type.Object({
  results: Type.Array(
    Type.Object({
      status: Type.Integer(),
      eventId: Type.Optional(EventId),
      sessionId: Type.Optional(SessionId),
      problem: Type.Optional(Problem),
    }),
  ),
});

const Counts = Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
  description: 'Lane to number of messages',
});
const reading = {
  read: Counts,
  messages: Counts,
  unread: Type.Integer({ minimum: 0, description: 'Messages that were not read, over all lanes' }),
};

/** How far the caller has read in a session. */
export const ReadState = Type.Object({ user: UserKey, ...reading });

/** One page of the caller's sessions. */
export const SessionPage = Type.Object({
  sessions: Type.Array(Type.Object({ sessionId: SessionId, ...reading })),
  next: Type.Optional(Type.String({ description: 'What to ask `after` for the next page' })),
});

/** One page of who belongs to a session besides its owner. */
export const MemberPage = Type.Object({
  owner: UserKey,
  members: Type.Array(UserKey),
  next: Type.Optional(Type.String({ description: 'What to ask `after` for the next page' })),
});

/** What became of an event. */
export const EventStatus = Type.Union([
  Type.Object({
    eventId: EventId,
    status: Type.Literal('applied'),
    lane: Lane,
    version: Type.Integer({ minimum: 1 }),
  }),
  Type.Object({
    eventId: EventId,
    status: Type.Literal('failed'),
    code: Type.String(),
    reason: Type.String(),
    failedAt: Instant,
  }),
  Type.Object({ eventId: EventId, status: Type.Literal('pending'), acceptedAt: Instant }),
]);

const Heads = Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
  description: 'Lane to version of its contiguous prefix here',
});

/** A session's state. */
export const ProfileState = Type.Object({
  sessionId: SessionId,
  heads: Heads,
  profile: Type.Record(Type.String(), Type.Unknown()),
});

/** One page of a session's log. */
export const EventPage = Type.Object({
  commits: Type.Array(
    Type.Object({
      lane: Lane,
      version: Type.Integer({ minimum: 1 }),
      committedAt: Instant,
      messages: Type.Integer({ minimum: 0, description: 'Messages of the lane up to this commit' }),
      events: Type.Array(CloudEvent),
    }),
  ),
  next: Type.String({ description: 'The cursor after this page' }),
  more: Type.Boolean({ description: 'Whether there is another page already' }),
  complete: Type.Boolean({ description: 'False where this replica is known to lack something' }),
});

const Message = Type.Composite(
  [
    CloudEvent,
    Type.Object({
      edited: Type.Optional(EventId),
      deleted: Type.Optional(Type.Literal(true)),
      reactions: Type.Optional(
        Type.Record(Type.String(), Type.Array(UserKey), { description: 'Emoji to who reacted with it' }),
      ),
    }),
  ],
  { description: 'A message as it stands: `data` is the newest edit’s, and empty once it is deleted' },
);

/** One page of messages, newest first. */
export const MessagePage = Type.Object({
  messages: Type.Array(Message),
  next: Type.Optional(Type.String({ description: 'What to ask `before` for the next page' })),
});

/** What a device needs in order to connect to this region's broker. */
export const RealtimeAccess = Type.Object({
  endpoint: Type.String({ description: 'MQTT 3.1.1 over WebSockets' }),
  authorizer: Type.String({ description: 'Value of `x-amz-customauthorizer-name`' }),
  clientIdPrefix: Type.String({ description: 'Device and nonce come behind it, with a tilde between them' }),
  inbox: Type.String({ description: 'The topic to subscribe to' }),
  everyone: Type.String({ description: 'The topic that tells every device of lost regions' }),
});

/** Whether a notice found anybody: it is not kept for who is away. */
export const NoticeResult = Type.Object({
  noticeId: EventId,
  connected: Type.Boolean({ description: 'Whether a device of the user was connected' }),
  devices: Type.Integer({ minimum: 0, description: 'How many were' }),
});

/** What CloudWatch has measured in a region; null where it has nothing of a period. */
export const OperatorFigures = Type.Object({
  region: Type.String(),
  periodSeconds: Type.Integer({ minimum: 1 }),
  times: Type.Array(Instant, { description: 'When each period begins, the oldest first' }),
  series: Type.Record(Type.String(), Type.Array(Type.Union([Type.Number(), Type.Null()])), {
    description:
      'Figure to its value in each period: counts of a minute, depths, milliseconds, or seconds of ages',
  }),
});

export const Health = Type.Object({ status: Type.Literal('ok'), region: Type.String() });

/** Everything that the description refers to by name. */
export const ANSWERS = {
  Problem,
  GatewayMessage,
  Accepted,
  BatchResults,
  EventStatus,
  CompletionStatus,
  ProfileState,
  EventPage,
  MessagePage,
  ReadState,
  SessionPage,
  MemberPage,
  PresenceState,
  NoticeResult,
  RealtimeAccess,
  OperatorFigures,
  Health,
} as const satisfies Record<string, TSchema>;
export type AnswerName = keyof typeof ANSWERS;
