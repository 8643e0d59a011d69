import type { DynamoDBRecord } from 'aws-lambda';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import type { ToldPresence } from '../contract/presence.ts';
import { membersIn } from '../devices/members.ts';
import type { Rosters } from '../devices/rosters.ts';
import { eachOf } from '../platform/each-of.ts';
import type { UserStore } from '../store/user-store.ts';
import { changedPeople } from './changed-people.ts';
import type { Ports } from './ports.ts';

const PEOPLE_AT_ONCE = 8;
const SESSIONS_AT_ONCE = 8;
const TOPICS_AT_ONCE = 6;
const PAGE = 200;
/** Sessions of one person whose viewers are told: each costs a look whether it has any. */
const MOST_SESSIONS = 1_000;

/**
 * Tells of people whose devices came or went, in one message for each session at which somebody looks in this region
 * and each of those. Sessions of many members are told by a number, which is asked for.
 */
export async function pushPresence(ports: Ports, records: readonly DynamoDBRecord[]): Promise<void> {
  const people = changedPeople(records);
  if (people.length > 0) {
    await tellViewers(ports, await sessionsOfAll(ports.users, people));
  }
}

/**
 * Tells who looks at sessions in this region of people who joined them: they may have been connected all along.
 * @param joined session → user keys
 */
export async function pushJoined(
  ports: Ports,
  joined: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  if (joined.size > 0) {
    await tellViewers(ports, joined);
  }
}

/** What there is to tell at one session. */
interface News {
  readonly sessionId: string;
  /** User keys of whom it is told, and of who is told. */
  readonly about: readonly string[];
  readonly audience: readonly string[];
}

/** Where people are is read once somebody is to be told: nobody is of most sessions, and of large ones. */
async function tellViewers(ports: Ports, changed: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const viewers = await ports.views.viewersOf([...changed.keys()]);
  const news: News[] = [];
  await eachOf([...viewers], SESSIONS_AT_ONCE, async ([sessionId, some]) => {
    news.push(...(await newsOf(ports.rosters, sessionId, changed.get(sessionId) ?? [], some)));
  });
  if (news.length > 0) {
    const presences = await ports.whereabouts.of([...new Set(news.flatMap(({ about }) => about))]);
    await eachOf(news, SESSIONS_AT_ONCE, (one) => tell(ports, one, presences));
  }
}

/** Nothing of a session with many members, nor of nobody who belongs to it. */
async function newsOf(
  rosters: Rosters,
  sessionId: string,
  changed: readonly string[],
  viewers: readonly string[],
): Promise<News[]> {
  const members = await membersOf(rosters, sessionId, changed);
  const about = changed.filter((userKey) => members.has(userKey));
  const audience = viewers.filter((userKey) => members.has(userKey));
  const isTold = members.size <= Limits.inboxMembers && about.length > 0 && audience.length > 0;
  return isTold ? [{ sessionId, about, audience }] : [];
}

async function tell(
  { publish, topics, meter }: Ports,
  { sessionId, about, audience }: News,
  presences: ReadonlyMap<string, ToldPresence>,
): Promise<void> {
  const told = Object.fromEntries(about.map((userKey) => [userKey, presences.get(userKey)]));
  const envelope = JSON.stringify({ v: 1, kind: 'presence', session: sessionId, members: told });
  await eachOf(audience, TOPICS_AT_ONCE, (userKey) => publish(topics.inbox(userKey), envelope));
  meter.count(Metric.presencePushed, audience.length);
}

/**
 * Looked up anew where one of those who changed is no member: they may have joined since another environment looked.
 * Not for viewers, who stay it for minutes after they were removed.
 */
async function membersOf(
  rosters: Rosters,
  sessionId: string,
  changed: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set(membersIn(sessionId, (await rosters.of(sessionId)).values()));
  const isKnown = changed.every((userKey) => known.has(userKey));
  return isKnown ? known : new Set(membersIn(sessionId, (await rosters.current(sessionId)).values()));
}

/** Session → those of the people who belong to it. */
async function sessionsOfAll(
  users: Ports['users'],
  people: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const bySession = new Map<string, readonly string[]>();
  await eachOf(people, PEOPLE_AT_ONCE, async (userKey) => {
    for (const sessionId of await sessionsOf(users, userKey)) {
      bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), userKey]);
    }
  });
  return bySession;
}

async function sessionsOf(users: Pick<UserStore, 'sessionsOf'>, userKey: string): Promise<string[]> {
  const sessions: string[] = [];
  let after: string | undefined;
  do {
    const { names, next } = await users.sessionsOf(userKey, { after, limit: PAGE });
    sessions.push(...names);
    after = next;
  } while (after !== undefined && sessions.length < MOST_SESSIONS);
  return sessions;
}
