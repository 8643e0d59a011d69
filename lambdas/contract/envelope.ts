import { type Static, Type } from '@sinclair/typebox';
import { CloudEvent, Lane } from './answers.ts';
import { CompletionEnvelope } from './chunks.ts';
import { EventId, SessionId, UserKey } from './commands.ts';
import { Presences } from './presence.ts';

const Instant = Type.String({ format: 'date-time' });
const Version = Type.Integer({ minimum: 1 });
const place = { lane: Lane, version: Version, committedAt: Instant, messages: Type.Integer({ minimum: 0 }) };

/** A commit above `Limits.inlineCommitBytes` is named, and fetched from the log. */
const ReferredCommit = Type.Object({ lane: Lane, version: Version, byReference: Type.Literal(true) });

/** Commits of one session, each lane's in their order. */
export const CommitsEnvelope = Type.Object({
  v: Type.Literal(1),
  kind: Type.Literal('commits'),
  session: SessionId,
  commits: Type.Array(
    Type.Union([Type.Object({ ...place, events: Type.Array(CloudEvent) }), ReferredCommit]),
  ),
  heads: Type.Record(Type.String(), Version, {
    description: 'The newest version of each lane that was seen',
  }),
});

/** What a member's device shows for a moment. */
export const EphemeralEnvelope = Type.Object({
  v: Type.Literal(1),
  kind: Type.Literal('ephemeral'),
  session: SessionId,
  from: UserKey,
  data: Type.Unknown(),
  at: Instant,
});

/** How members of a session are connected now; of the others nothing has changed. */
export const PresenceEnvelope = Type.Object({
  v: Type.Literal(1),
  kind: Type.Literal('presence'),
  session: SessionId,
  members: Presences,
});

/** Regions that are lost just now: nobody is connected there any more, as far as it is known. */
export const RegionsEnvelope = Type.Object({
  v: Type.Literal(1),
  kind: Type.Literal('regions'),
  lost: Type.Array(Type.String()),
});

/** What an application tells a user. */
export const NoticeEnvelope = Type.Object({
  v: Type.Literal(1),
  kind: Type.Literal('notice'),
  /** The same where it was sent again. */
  id: EventId,
  /** Who sent it. */
  from: UserKey,
  title: Type.String(),
  body: Type.Optional(Type.String()),
  data: Type.Optional(Type.Unknown()),
  at: Instant,
});

/** Everything that is pushed to devices, told apart by `kind`. */
export const EnvelopeSchema = Type.Union([
  CommitsEnvelope,
  EphemeralEnvelope,
  PresenceEnvelope,
  RegionsEnvelope,
  NoticeEnvelope,
  CompletionEnvelope,
]);
export type Envelope = Static<typeof EnvelopeSchema>;
