import { FormatRegistry } from '@sinclair/typebox';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import type { EventData } from '../../../lambdas/contract/events.ts';
import { eventSk, sessionPk } from '../../../lambdas/contract/keys.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { rosters } from '../../../lambdas/devices/rosters.ts';
import { whereabouts } from '../../../lambdas/devices/whereabouts.ts';
import type { Commit, StampedEvent } from '../../../lambdas/domain/lane.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import type { Disliked, Ports } from '../../../lambdas/relay/ports.ts';
import { relaying } from '../../../lambdas/relay/relaying.ts';
import { commitItem } from '../../../lambdas/store/items.ts';
import type { MemberRegister } from '../../../lambdas/store/session-store.ts';
import { eventAt, SESSION, sha256, stampAt } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';
import { inMemoryPresence, inMemoryViews } from '../store/in-memory-presence.ts';

FormatRegistry.Set('date-time', (text) => !Number.isNaN(Date.parse(text)));

export const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
export const TOPICS = topicsOf('app');

/** One push. */
export interface Pushed {
  readonly topic: string;
  readonly payload: string;
}

/** Relay with a roster that the test holds, and what it pushed. */
export function relay(members: readonly MemberRegister[] = [], changes: Partial<Ports> = {}) {
  const { log, meter, lines, counts } = remembering();
  const pushes: Pushed[] = [];
  const asked: string[] = [];
  const looks: Disliked[] = [];
  const table = { members: [...members] };
  const world = { nowMs: NOW_MS };
  const sessions = {
    members: async (sessionId: string) => {
      asked.push(sessionId);
      return table.members;
    },
  };
  const presence = inMemoryPresence('eu-west-1');
  const views = inMemoryViews(() => world.nowMs);
  const belonging = new Map<string, readonly string[]>();
  const holding = new Map<string, readonly string[]>();
  const happenings: string[] = [];
  const handler = relaying({
    rosters: rosters(sessions, () => world.nowMs),
    users: { sessionsOf: async (userKey) => ({ names: belonging.get(userKey) ?? [], next: undefined }) },
    views,
    whereabouts: whereabouts({
      presences: presence,
      region: 'eu-west-1',
      regions: ['eu-west-1', 'ap-northeast-1'],
      nowMs: () => world.nowMs,
    }),
    grants: { holders: async (userKey, sessionId) => holding.get(`${userKey} ${sessionId}`) ?? [] },
    connections: { end: async (clientId) => void happenings.push(`ended ${clientId}`) },
    publish: async (topic, payload) => {
      pushes.push({ topic, payload });
      happenings.push(`published ${topic}`);
    },
    looks: { disliked: async (some) => void looks.push(...some) },
    topics: TOPICS,
    log,
    meter,
    nowMs: () => world.nowMs,
    monotonicMs: () => world.nowMs,
    ...changes,
  });
  return {
    pushes,
    asked,
    looks,
    table,
    presence,
    views,
    /** User key → sessions. */
    belonging,
    /** User key and session → client ids that may hear the session. */
    holding,
    /** What was published and ended, in its order. */
    happenings,
    world,
    lines,
    counts,
    async relay(...records: DynamoDBRecord[]): Promise<string[]> {
      const { batchItemFailures } = await handler({ Records: records }, { awsRequestId: 'id' } as Context);
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    /** Versions that came to a user's inbox, in their order. */
    versionsAt: (userKey: string): number[] => versionsOf(pushes, TOPICS.inbox(userKey)),
  };
}

export function versionsOf(pushes: readonly Pushed[], topic: string): number[] {
  return pushes
    .filter((push) => push.topic === topic)
    .flatMap(({ payload }) => (JSON.parse(payload).commits as Commit[]).map(({ version }) => version));
}

/** A record of the stream as DynamoDB makes it of a commit. */
export function record(
  lane: string,
  version: number,
  events: readonly StampedEvent[],
  sessionId = SESSION,
): DynamoDBRecord {
  const committedAt = new Date(NOW_MS - 20).toISOString();
  const traceparents = events.map(() => '');
  const item = commitItem(sessionId, { lane, version, committedAt, events, traceparents, messages: 0 });
  return {
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: `${lane} ${version}`,
      Keys: { pk: { S: sessionPk(sessionId) }, sk: { S: eventSk(lane, version) } },
      NewImage: item,
    },
  } as DynamoDBRecord;
}

export function happened<T extends keyof EventData>(
  millis: number,
  type: T,
  data: EventData[T],
): StampedEvent {
  return stamped(eventAt(millis, type, data), sha256);
}

export const member = (userKey: string, belongs = true, millis = 1): MemberRegister => ({
  member: userKey,
  belongs,
  stamp: stampAt(millis),
});

/** User keys of many people. */
export function crowd(size: number): string[] {
  return Array.from({ length: size }, (_, at) => at.toString(16).padStart(32, '0'));
}

export const CLEO = 'c'.repeat(32);
