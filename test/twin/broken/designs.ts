import { eventSk, laneSk, sessionPk } from '../../../lambdas/contract/keys.ts';
import { copyOfLane } from '../../../lambdas/domain/lane.ts';
import type { Membership } from '../../../lambdas/http/membership.ts';
import { type Broken, broken, type ReadPorts, withEvents } from './broken.ts';
import { CHAT } from './chat.ts';
import { naiveAccepting } from './naive-accepting.ts';
import { naiveConsume } from './naive-consume.ts';

/** Designs that look right, and lose, double or show what they must not. */
export const BROKEN: readonly Broken[] = [
  broken('all regions share a lane, and each checks versions in its own table', ['P3'], {
    lane: () => 'shared.1',
  }),
  broken('commits are put without a condition', ['P3'], {
    stores: ({ events, snapshots }, put) => ({
      snapshots,
      events: {
        ...events,
        append: async (sessionId, commit) => {
          const sk = eventSk(commit.lane, commit.version);
          put({ table: 'EventStore', pk: sessionPk(sessionId), sk, value: commit });
          return 'appended';
        },
      },
    }),
  }),
  broken('snapshots are saved without a condition', ['snapshot'], {
    stores: ({ events, snapshots }, put) => ({
      events,
      snapshots: {
        ...snapshots,
        save: async (sessionId, lane) => {
          const sk = laneSk(lane.lane);
          put({ table: 'Profile', pk: sessionPk(sessionId), sk, value: copyOfLane(lane) });
          return 'saved';
        },
      },
    }),
  }),
  broken('events that are known already are appended again', ['P2'], {
    consume: naiveConsume('no identities'),
  }),
  broken('identities that a snapshot lets go are kept nowhere', ['P2', 'P1'], {
    apply: (ports) => withEvents(ports, { release: async () => {} }),
  }),
  broken('a message is let go though the stream refused its event', ['stream'], {
    apply: (ports) => ({
      ...ports,
      publisher: {
        publish: async (events, withinMs) => {
          await ports.publisher.publish(events, withinMs).catch(() => undefined);
          return new Set();
        },
      },
    }),
  }),
  broken('repeats are let go without a look at the stream', ['stream'], {
    consume: naiveConsume('no repeats on the stream'),
  }),
  broken('events are published before they are appended', ['stream'], {
    consume: naiveConsume('publishes first'),
  }),
  broken('commits are stamped with the clock of the machine alone', ['lane'], {
    apply: (ports) => {
      const { append } = ports.stores.events;
      return withEvents(ports, {
        append: (sessionId, commit) =>
          append(sessionId, { ...commit, committedAt: new Date(ports.nowMs()).toISOString() }),
      });
    },
  }),
  broken('reads do not wait for what they are to be after', ['P4'], {
    request: (request) => {
      const { after, ...others } = request.queryStringParameters ?? {};
      const isRead = request.routeKey.endsWith('/profile') && after !== undefined;
      return isRead ? { ...request, queryStringParameters: others } : request;
    },
  }),
  broken('lanes are read over holes', ['P5', 'P3', 'clock'], {
    read: (ports) => ({
      ...ports,
      stores: {
        ...ports.stores,
        events: {
          ...ports.stores.events,
          past: async (sessionId, lane, version, limit) => {
            const { commits } = await ports.stores.events.first(sessionId);
            const later = commits.filter((commit) => commit.lane === lane && commit.version > version);
            return {
              commits: later.slice(0, limit),
              more: later.length > (limit ?? later.length),
              holed: false,
            };
          },
        },
      },
    }),
  }),
  broken(
    'time travel begins at the newest checkpoint',
    ['P4'],
    {
      read: (ports) => {
        const { events } = ports.stores;
        const newest: typeof events.checkpointBy = (sessionId, lane) =>
          events.checkpointBy(sessionId, lane, '9999');
        return { ...ports, stores: { ...ports.stores, events: { ...events, checkpointBy: newest } } };
      },
    },
    5,
  ),
  broken('everybody is a member', ['P6'], {
    read: (ports) => ({ ...ports, membership: { isMember: async () => true } }),
  }),
  broken('members change the members, in the name of the owner', ['P6'], {
    accepting: naiveAccepting('/members/'),
  }),
  broken('members are remembered for ever', ['P6'], {
    accept: (ports) => ({ ...ports, membership: unforgetting(ports.membership) }),
    read: (ports) => ({ ...ports, membership: unforgetting(ports.membership) }),
  }),
  broken('nobody is told what became of an event', ['P1'], {
    read: (ports) => withFailure(ports, async () => Promise.reject(new Error('There are no failures here.'))),
  }),
  broken('what is not applied yet is called failed', ['P1'], {
    read: (ports) =>
      withFailure(ports, async (_, eventId, source) => {
        const failedAt = new Date(ports.nowMs()).toISOString();
        return { eventId, source, code: 'too-large', reason: 'It is too large.', failedAt };
      }),
  }),
  broken('accept answers 202 before the queue has the message', ['P1'], {
    accept: (ports) => ({
      ...ports,
      sender: {
        ...ports.sender,
        send: async (urgency, body) => {
          await ports.sender.send(urgency, body).catch(() => undefined);
        },
      },
    }),
  }),
  broken('ids are minted without regard to what their author has seen', ['clock'], {
    request: (request) => {
      const { 'meridian-clock': _, ...headers } = request.headers;
      return { ...request, headers };
    },
  }),
  broken('young dead letters are dropped', ['P1', 'stream', 'P3'], {
    bury: (ports) => ({ ...ports, resending: { resend: async () => {} } }),
  }),
  ...CHAT,
];

function unforgetting({ isMember }: Membership): Membership {
  const known = new Set<string>();
  return {
    isMember: async (sessionId, userKey) => {
      const key = `${sessionId} ${userKey}`;
      const belongs = known.has(key) || (await isMember(sessionId, userKey));
      return belongs && known.add(key) !== undefined;
    },
  };
}

function withFailure(ports: ReadPorts, failure: ReadPorts['sessions']['failure']): ReadPorts {
  return { ...ports, sessions: { ...ports.sessions, failure } };
}
