import { contentSk, reactionSk, sessionPk } from '../../../lambdas/contract/keys.ts';
import type { Modification, Reaction } from '../../../lambdas/domain/modification.ts';
import type { EventStore } from '../../../lambdas/store/event-store.ts';
import type { ModificationStore } from '../../../lambdas/store/modification-store.ts';
import { type Broken, broken, type ReadPorts, withEvents } from './broken.ts';
import { naiveAccepting } from './naive-accepting.ts';

/** Designs that do something wrong with what becomes of messages, and with what was read of them. */
export const CHAT: readonly Broken[] = [
  broken('of two edits in a lane the one that is written last wins', ['P3'], {
    stores: ({ events, snapshots }, put) => ({
      snapshots,
      events: {
        ...events,
        modify: async (sessionId, lane, one) =>
          put({ table: 'EventStore', pk: sessionPk(sessionId), sk: skOf(one, lane), value: one }),
      },
    }),
  }),
  broken('an edit that is newer than the deletion shows a message again', ['P3'], {
    read: (ports) => withModifications(ports, (all) => all.filter((one) => !isOvertaken(one, all))),
  }),
  broken('a reaction is taken back only in the lane that has it', ['P3'], {
    stores: ({ events, snapshots }) => ({ snapshots, events: { ...events, modify: takingBack(events) } }),
  }),
  broken("an edit changes whose message it names, not only its author's own", ['P3'], {
    read: (ports) => {
      const { messages, modifications } = ports.stores.events;
      return withEvents(ports, {
        modifications: async (sessionId, range) => {
          const all = (await messages(sessionId, undefined, 1_000)).messages;
          const authorOf = (id: string): string | undefined => all.find((one) => one.id === id)?.source;
          const found = await modifications(sessionId, range);
          return found.map((one) => ({ ...one, author: authorOf(one.message) ?? one.author }));
        },
      });
    },
  }),
  broken('members delete what others wrote, in the name of the owner', ['P6', 'P1'], {
    accepting: naiveAccepting('DELETE /v1/sessions/{id}/messages/{messageId}'),
  }),
  broken('each region keeps the marks of its own lane only', ['unread'], {
    apply: (ports) => {
      const { markRead } = ports.sessions;
      const ofOwn: typeof markRead = (sessionId, userKey, lane, marks) => {
        const own = Object.entries(marks).filter(([about]) => about === lane);
        return markRead(sessionId, userKey, lane, Object.fromEntries(own));
      };
      return { ...ports, sessions: { ...ports.sessions, markRead: ofOwn } };
    },
  }),
];

function skOf(one: Modification, lane: string): string {
  return one.kind === 'reaction' ? reactionSk(one, lane) : contentSk(one.message, one.author, lane);
}

function isOvertaken({ kind, message, author, stamp }: Modification, all: readonly Modification[]): boolean {
  const isNewerEdit = (one: Modification): boolean =>
    one.kind === 'edit' && one.message === message && one.author === author && one.stamp.id > stamp.id;
  return kind === 'deletion' && all.some(isNewerEdit);
}

function takingBack({ modify }: EventStore): EventStore['modify'] {
  const given = new Set<string>();
  return async (sessionId, lane, one) => {
    const key = `${sessionId} ${skOf(one, lane)}`;
    if (one.kind !== 'reaction' || given.has(key) || (one as Reaction).on) {
      given.add(key);
      await modify(sessionId, lane, one);
    }
  };
}

function withModifications(
  ports: ReadPorts,
  change: (all: readonly Modification[]) => Modification[],
): ReadPorts {
  const { modifications } = ports.stores.events;
  const changed: ModificationStore['modifications'] = async (sessionId, range) =>
    change(await modifications(sessionId, range));
  return withEvents(ports, { modifications: changed });
}
