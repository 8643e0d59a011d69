import { type Static, Type } from '@sinclair/typebox';

/** A UUIDv7 in lower case, RFC 9562 §5.7. */
export const EventId = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
});

/** 128 bits in lower case hexadecimal. */
export const UserKey = Type.String({ pattern: '^[0-9a-f]{32}$' });

/** `<owner's user key>.<creating event id>` */
export const SessionId = Type.String({
  pattern: '^[0-9a-f]{32}\\.[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
});

/** Body of `POST /v1/sessions`. */
export const SessionBody = Type.Object({}, { additionalProperties: false });

/** Any JSON object. No `Type.Record`, whose check looks at every member to find that it may be anything. */
export const anyObject = () => Type.Unsafe<Record<string, unknown>>(Type.Object({}));

/** Body of `PATCH …/profile`: RFC 7396, with an object at the root. */
export const MergePatch = anyObject();

/** Body of `POST …/messages`. */
export const MessageBody = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 16_384 }),
    /** What the application wants to keep with the message. */
    attributes: Type.Optional(anyObject()),
  },
  { additionalProperties: false },
);

/** Body of `PUT …/members/{subject}`. */
export const MemberBody = Type.Object({}, { additionalProperties: false });

const Urgency = Type.Union([Type.Literal('interactive'), Type.Literal('bulk')]);
const common = { eventId: Type.Optional(EventId), queue: Type.Optional(Urgency) };
const inSession = { ...common, sessionId: SessionId };

/** One command of `POST /v1/batch`, told apart by `type`. */
export const BatchCommands = {
  'session.create': Type.Object(
    { type: Type.Literal('session.create'), ...common },
    { additionalProperties: false },
  ),
  'profile.patch': Type.Object(
    { type: Type.Literal('profile.patch'), ...inSession, patch: MergePatch },
    { additionalProperties: false },
  ),
  'message.send': Type.Object(
    { type: Type.Literal('message.send'), ...inSession, message: MessageBody },
    { additionalProperties: false },
  ),
  'member.add': Type.Object(
    {
      type: Type.Literal('member.add'),
      ...inSession,
      subject: Type.String({ minLength: 1, maxLength: 256 }),
    },
    { additionalProperties: false },
  ),
  'member.remove': Type.Object(
    {
      type: Type.Literal('member.remove'),
      ...inSession,
      subject: Type.String({ minLength: 1, maxLength: 256 }),
    },
    { additionalProperties: false },
  ),
} as const;
export type BatchCommand = {
  [T in keyof typeof BatchCommands]: Static<(typeof BatchCommands)[T]>;
}[keyof typeof BatchCommands];

/** Body of `POST /v1/batch`; its commands are checked one by one, so that one bad command harms no other. */
export const BatchBody = Type.Object(
  { commands: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
);

/** Every schema that accept checks with, by name; the build compiles them ahead of time. */
export const CHECKED = {
  SessionBody,
  MergePatch,
  MessageBody,
  MemberBody,
  BatchBody,
  'session.create': BatchCommands['session.create'],
  'profile.patch': BatchCommands['profile.patch'],
  'message.send': BatchCommands['message.send'],
  'member.add': BatchCommands['member.add'],
  'member.remove': BatchCommands['member.remove'],
} as const;
export type CheckName = keyof typeof CHECKED;
