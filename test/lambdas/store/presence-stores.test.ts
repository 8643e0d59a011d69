import { onlinePk } from '../../../lambdas/contract/keys.ts';
import type { Line } from '../../../lambdas/domain/presence.ts';
import { tableOnlineIndex } from '../../../lambdas/presence/table-online-index.ts';
import type { DynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { dynamoGrantStore } from '../../../lambdas/store/dynamo-grant-store.ts';
import { dynamoPresenceStore } from '../../../lambdas/store/dynamo-presence-store.ts';
import { dynamoViewStore } from '../../../lambdas/store/dynamo-view-store.ts';
import type { PresenceStore } from '../../../lambdas/store/presence-store.ts';
import type { ViewStore } from '../../../lambdas/store/view-store.ts';
import { storedObservations } from '../../../lambdas/watch/stored-observations.ts';
import { ANNA, BEN, idAt } from '../domain/factories.ts';
import { startDynamoDb } from './dynamo-stores.ts';
import { inMemoryPresence, inMemoryViews } from './in-memory-presence.ts';

const [DUBLIN, TOKYO] = ['eu-west-1', 'ap-northeast-1'];
const line: Line = { session: 's', version: 3, isOpen: true, atMs: 7 };
let nowMs = 1_000_000;
let database: { db: DynamoDb; close(): Promise<void> };

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.close());

interface Stores {
  readonly presences: PresenceStore;
  readonly views: ViewStore;
}

const STORES: Readonly<Record<string, () => Stores>> = {
  memory: () => ({ presences: inMemoryPresence(DUBLIN), views: inMemoryViews(() => nowMs) }),
  DynamoDB: () => ({
    presences: dynamoPresenceStore(database.db, 'Session', {
      region: DUBLIN,
      regions: [DUBLIN, TOKYO],
      nowMs: () => nowMs,
    }),
    views: dynamoViewStore(database.db, 'Operations', () => nowMs),
  }),
};

describe.each(Object.keys(STORES))('presence in %s', (kind) => {
  let stores: Stores;
  beforeAll(() => {
    stores = STORES[kind]?.() as Stores;
  });

  test('is saved by whoever read it last, and by nobody else', async () => {
    const { presences } = stores;
    const nothing = await presences.own(ANNA);
    expect(nothing).toEqual({ region: DUBLIN, lines: {}, lastSeenMs: 0, revision: 0 });
    const noted = { ...nothing, lines: { 'phone~1': line }, lastSeenMs: 7 };
    expect(await presences.save(ANNA, noted)).toBe('saved');
    expect(await presences.save(ANNA, noted)).toBe('conflict');
    const saved = await presences.own(ANNA);
    expect(saved).toEqual({ ...noted, revision: 1 });
    expect(await presences.save(ANNA, { ...saved, lastSeenMs: 8 })).toBe('saved');
  });

  test('is told of those of whom anything is known, by region', async () => {
    const found = await stores.presences.of([ANNA, BEN]);
    expect([...found.keys()]).toEqual([ANNA]);
    expect(found.get(ANNA)?.[0]).toMatchObject({ region: DUBLIN, lines: { 'phone~1': line }, lastSeenMs: 8 });
    expect((await stores.presences.of([ANNA], { regions: [TOKYO] })).size).toBe(0);
    expect((await stores.presences.of([], { regions: [DUBLIN] })).size).toBe(0);
  });

  test('is looked at by whoever asked in the last fifteen minutes', async () => {
    const [one, two] = [`${ANNA}.${idAt(1)}`, `${ANNA}.${idAt(2)}`];
    const { views } = stores;
    await views.keep(one, ANNA);
    nowMs += 800_000;
    await views.keep(one, BEN);
    const viewers = await views.viewersOf([one, two]);
    expect([...viewers.keys()]).toEqual([one]);
    expect(viewers.get(one)?.toSorted()).toEqual([ANNA, BEN]);
    nowMs += 900_000;
    expect((await views.viewersOf([one, two])).size).toBe(0);
  });

  test('of a large session is counted, and the last count kept', async () => {
    const session = `${BEN}.${idAt(1)}`;
    expect(await stores.views.lastCount(session)).toBeUndefined();
    await stores.views.keep(session, BEN);
    expect(await stores.views.lastCount(session)).toBeUndefined();
    const count = { online: 3, members: 120, countedMs: nowMs };
    await stores.views.keepCount(session, count);
    expect(await stores.views.lastCount(session)).toEqual(count);
    await stores.views.dropCount(session);
    expect(await stores.views.lastCount(session)).toBeUndefined();
    expect((await stores.views.viewersOf([session])).get(session)).toEqual([BEN]);
  });

  test('has no count where there was none to drop', async () => {
    const session = `${BEN}.${idAt(2)}`;
    await stores.views.dropCount(session);
    expect(await stores.views.lastCount(session)).toBeUndefined();
  });
});

test('a heartbeat is what the region’s watch wrote last', async () => {
  const observations = storedObservations(database.db, 'Session');
  await observations.save({ region: TOKYO, api: 'https://api', sees: {}, atMs: 9, sinceMs: 4 });
  const presences = STORES.DynamoDB?.().presences;
  expect(await presences?.pulses()).toEqual([{ region: TOKYO, atMs: 9, sinceMs: 4 }]);
});

test('a grant is held until it ends, for the sessions it names', async () => {
  const grants = dynamoGrantStore(database.db, 'Operations', () => nowMs);
  const sessions = [`${ANNA}.${idAt(1)}`, `${ANNA}.${idAt(2)}`] as const;
  await grants.note(BEN, { clientId: 'phone', sessions, seconds: 300 });
  await grants.note(BEN, { clientId: 'laptop', sessions: [sessions[1]], seconds: 600 });
  expect(await grants.holders(BEN, sessions[0])).toEqual(['phone']);
  expect((await grants.holders(BEN, sessions[1])).toSorted()).toEqual(['laptop', 'phone']);
  expect(await grants.holders(ANNA, sessions[1])).toEqual([]);
  nowMs += 302_000;
  expect(await grants.holders(BEN, sessions[1])).toEqual(['laptop']);
});

test('a grant outlasts what its client id asks for later, and for a shorter time', async () => {
  const grants = dynamoGrantStore(database.db, 'Operations', () => nowMs);
  const [one, other] = [`${BEN}.${idAt(1)}`, `${BEN}.${idAt(2)}`] as const;
  await grants.note(ANNA, { clientId: 'phone', sessions: [one], seconds: 900 });
  await grants.note(ANNA, { clientId: 'phone', sessions: [other], seconds: 300 });
  nowMs += 302_000;
  expect(await grants.holders(ANNA, one)).toEqual(['phone']);
  expect(await grants.holders(ANNA, other)).toEqual(['phone']);
  await grants.note(ANNA, { clientId: 'phone', sessions: [other], seconds: 900 });
  nowMs += 602_000;
  expect(await grants.holders(ANNA, other)).toEqual(['phone']);
});

describe('the list of who may be connected', () => {
  const index = () => tableOnlineIndex(database.db, 'Operations', () => nowMs);

  test('has each person once in a slot, and forgets whoever was not noted again', async () => {
    await index().note(2, ANNA);
    await index().note(2, BEN);
    nowMs += 1;
    const [anna, ben] = await index().list(2);
    await index().note(2, BEN);
    expect([anna?.userKey, ben?.userKey, ben?.slot]).toEqual([ANNA, BEN, 2]);
    await index().forget(anna as NonNullable<typeof anna>);
    await index().forget(ben as NonNullable<typeof ben>);
    expect((await index().list(2)).map(({ userKey }) => userKey)).toEqual([BEN]);
    expect(await index().list(3)).toEqual([]);
    expect(onlinePk(2)).toBe('ONLINE#2');
  });

  test('remembers how far the sweeps have come', async () => {
    expect(await index().swept()).toBeUndefined();
    await index().noteSwept({ minute: 7, sinceMs: 3 });
    await index().noteSwept({ minute: 8, sinceMs: 3 });
    expect(await index().swept()).toEqual({ minute: 8, sinceMs: 3 });
  });
});
