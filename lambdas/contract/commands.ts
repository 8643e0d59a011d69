import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { CompletionBody } from './completions.ts';
import { EventId, SessionId, UserKey } from './ids.ts';
import { Limits } from './limits.ts';

export { EventId, SessionId, UserKey };

/** Body of `POST /v1/sessions`. */
export const SessionBody = Type.Object({}, { additionalProperties: false });

/** Any JSON object. No `Type.Record`, whose check looks at every member to find that it may be anything. */
export const anyObject = () => Type.Unsafe<Record<string, unknown>>(Type.Object({}));

/** Body of `PATCH …/profile`: RFC 7396, with an object at the root. */
export const MergePatch = anyObject();

/** A person as their identity provider names them. */
export const Subject = Type.String({ minLength: 1, maxLength: 256 });

const content = {
  text: Type.String({ minLength: 1, maxLength: Limits.textCharacters }),
  /** What the application wants to keep with the message. */
  attributes: Type.Optional(anyObject()),
};

/** A message that mentions people, in whatever way they are named. */
export const messageOf = <T extends TSchema>(person: T) =>
  Type.Object(
    { ...content, mentions: Type.Optional(Type.Array(person, { maxItems: 20 })) },
    { additionalProperties: false },
  );

/** Body of `POST …/messages`. */
export const MessageBody = messageOf(Subject);

/** Body of `PATCH …/messages/{messageId}`: the content anew. */
export const EditBody = Type.Object(content, { additionalProperties: false });

/** What a message can be answered with: short, without white space or control characters, and fit for a name in JSON. */
export const Emoji = Type.String({ pattern: '^(?!__proto__$)[^\\s\\u0000-\\u001f\\u007f]{1,16}$' });

/** Body of `PUT …/reactions/{emoji}`. */
export const ReactionBody = Type.Object({}, { additionalProperties: false });

/** Messages of each lane that somebody has read, counted from the lane's first, as commits count them. */
export const ReadMarks = Type.Record(
  Type.String({ pattern: '^[a-z0-9-]{1,64}\\.[1-9][0-9]{0,5}$' }),
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  { additionalProperties: false, maxProperties: 64, description: 'Lane to number of messages read' },
);

/** Body of `PUT …/read`. */
export const ReadBody = Type.Object({ read: ReadMarks }, { additionalProperties: false });

/** Body of `POST /v1/users/{subject}/notices`. */
export const NoticeBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    body: Type.Optional(Type.String({ maxLength: 2_000 })),
    data: Type.Optional(anyObject()),
  },
  { additionalProperties: false },
);

/** Body of `PUT …/members/{subject}`. */
export const MemberBody = Type.Object({}, { additionalProperties: false });

const Urgency = Type.Union([Type.Literal('interactive'), Type.Literal('bulk')]);
const common = { eventId: Type.Optional(EventId), queue: Type.Optional(Urgency) };
const inSession = { ...common, sessionId: SessionId };
/** A message is known by its id and its author, who is the caller where nobody is named. */
const ofMessage = { ...inSession, message: EventId, author: Type.Optional(UserKey) };

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
      subject: Subject,
    },
    { additionalProperties: false },
  ),
  'member.remove': Type.Object(
    {
      type: Type.Literal('member.remove'),
      ...inSession,
      subject: Subject,
    },
    { additionalProperties: false },
  ),
  'message.edit': Type.Object(
    { type: Type.Literal('message.edit'), ...inSession, message: EventId, ...content },
    { additionalProperties: false },
  ),
  'message.delete': Type.Object(
    { type: Type.Literal('message.delete'), ...ofMessage },
    { additionalProperties: false },
  ),
  'message.react': Type.Object(
    { type: Type.Literal('message.react'), ...ofMessage, emoji: Emoji, on: Type.Boolean() },
    { additionalProperties: false },
  ),
  'read.mark': Type.Object(
    { type: Type.Literal('read.mark'), ...inSession, read: ReadMarks },
    { additionalProperties: false },
  ),
  'completion.request': Type.Object(
    { type: Type.Literal('completion.request'), ...inSession, ...CompletionBody.properties },
    { additionalProperties: false },
  ),
  'completion.cancel': Type.Object(
    {
      type: Type.Literal('completion.cancel'),
      ...inSession,
      completion: EventId,
      author: Type.Optional(UserKey),
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
  EditBody,
  ReactionBody,
  ReadBody,
  NoticeBody,
  CompletionBody,
  Emoji,
  BatchBody,
  'session.create': BatchCommands['session.create'],
  'profile.patch': BatchCommands['profile.patch'],
  'message.send': BatchCommands['message.send'],
  'member.add': BatchCommands['member.add'],
  'member.remove': BatchCommands['member.remove'],
  'message.edit': BatchCommands['message.edit'],
  'message.delete': BatchCommands['message.delete'],
  'message.react': BatchCommands['message.react'],
  'read.mark': BatchCommands['read.mark'],
  'completion.request': BatchCommands['completion.request'],
  'completion.cancel': BatchCommands['completion.cancel'],
} as const;
export type CheckName = keyof typeof CHECKED;
