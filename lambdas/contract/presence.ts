import { type Static, Type } from '@sinclair/typebox';
import { UserKey } from './ids.ts';
import { Limits } from './limits.ts';

const Instant = Type.String({ format: 'date-time' });

/** How somebody is connected. */
export const MemberPresence = Type.Object({
  devices: Type.Record(Type.String(), Type.Integer({ minimum: 1 }), {
    description: 'Region to devices that are connected there; empty where somebody is offline',
  }),
  lastSeen: Type.Optional(Instant),
});
export type ToldPresence = Static<typeof MemberPresence>;

/** Members by their keys. */
export const Presences = Type.Record(UserKey, MemberPresence);

/** Who of a session is online. */
export const PresenceState = Type.Object({
  online: Type.Integer({ minimum: 0, description: 'Members of whom a device is connected' }),
  members: Type.Record(UserKey, MemberPresence, {
    description: `Everybody who belongs to the session; nobody by name in one of more than ${Limits.inboxMembers}`,
  }),
});
