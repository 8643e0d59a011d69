import { idAt, stampAt } from '../domain/factories.ts';
import { crowd } from '../relay/relay-fixture.ts';
import { ADA, BOB, bodyOf, change, LANES, NOW_MS, reader, SESSION } from './read-fixture.ts';

const PATH = '/v1/sessions/{id}/presence';
const [DUBLIN = '', OHIO = ''] = LANES.map((lane) => lane.split('.')[0]);
const CLEO = 'c'.repeat(32);
const open = (atMs: number, isOpen = true) => ({
  'phone~1': { session: 's', version: 0, isOpen, atMs },
});

/** A session of Ada's with Bob in it. */
async function room(members: readonly string[] = [BOB]) {
  const setting = reader();
  await setting.stores.events.append(SESSION, change(`${DUBLIN}.1`, 1, 1));
  for (const member of members) {
    await setting.stores.sessions.putMember(SESSION, `${DUBLIN}.1`, {
      member,
      belongs: true,
      stamp: stampAt(2),
    });
  }
  return setting;
}

test('tells members who is online in which region, and when the others were seen last', async () => {
  const { get, presence } = await room([BOB, CLEO]);
  presence.replicate(BOB, { region: OHIO, lines: open(NOW_MS), lastSeenMs: NOW_MS });
  presence.replicate(CLEO, { region: OHIO, lines: open(5, false), lastSeenMs: 5 });
  presence.beat({ region: OHIO, atMs: NOW_MS, sinceMs: 0 });
  const answer = await get(PATH, { as: 'bob' });
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(bodyOf(answer)).toEqual({
    online: 1,
    members: {
      [ADA]: { devices: {} },
      [BOB]: { devices: { [OHIO]: 1 }, lastSeen: new Date(NOW_MS).toISOString() },
      [CLEO]: { devices: {}, lastSeen: new Date(5).toISOString() },
    },
  });
});

test('counts nobody whose region is lost, except the one that answers', async () => {
  const { get, presence } = await room();
  presence.replicate(BOB, { region: OHIO, lines: open(5), lastSeenMs: 5 });
  presence.replicate(ADA, { region: 'eu-west-1', lines: open(5), lastSeenMs: 5 });
  presence.beat({ region: OHIO, atMs: NOW_MS - 20_001, sinceMs: 0 });
  expect(bodyOf(await get(PATH))).toMatchObject({
    online: 1,
    members: {
      [BOB]: { devices: {}, lastSeen: new Date(NOW_MS - 20_001).toISOString() },
      [ADA]: { devices: { 'eu-west-1': 1 } },
    },
  });
});

test('notes who looks, before it looks itself', async () => {
  const { get, views } = await room();
  expect((await views.viewersOf([SESSION])).size).toBe(0);
  await get(PATH, { as: 'bob' });
  expect((await views.viewersOf([SESSION])).get(SESSION)).toEqual([BOB]);
});

test('answers a stranger as it answers for a session that does not exist', async () => {
  const { get, views } = await room();
  const [foreign, missing, mine] = await Promise.all([
    get(PATH, { as: 'eve' }),
    get(PATH, { as: 'eve', session: `${ADA}.${idAt(9)}` }),
    get(PATH, { session: `${ADA}.${idAt(9)}` }),
  ]);
  const told = (answer: typeof foreign) => ({ ...bodyOf(answer), requestId: '' });
  expect([foreign.statusCode, missing.statusCode, mine.statusCode]).toEqual([404, 404, 404]);
  expect(told(foreign)).toEqual(told(missing));
  expect((await views.viewersOf([SESSION])).size).toBe(0);
});

describe('a session of more than 100', () => {
  const many = crowd(100);

  test('is told by a number, which is counted anew after ten milliseconds a member', async () => {
    const { get, presence, reads, views } = await room(many);
    const come = (userKey: string) =>
      presence.replicate(userKey, { region: 'eu-west-1', lines: open(NOW_MS), lastSeenMs: NOW_MS });
    come(many[0] ?? '');
    expect(bodyOf(await get(PATH))).toEqual({ online: 1, members: {} });
    come(many[1] ?? '');
    reads.length = 0;
    expect(bodyOf(await get(PATH))).toEqual({ online: 1, members: {} });
    expect(reads).not.toContain('members');
    await views.keepCount(SESSION, { online: 1, members: 101, countedMs: NOW_MS - 1_010 });
    expect(bodyOf(await get(PATH))).toEqual({ online: 2, members: {} });
  });

  test('is told by name to all who look once it has shrunk', async () => {
    const { get, stores, views } = await room(many);
    await get(PATH);
    await views.keepCount(SESSION, { online: 0, members: 101, countedMs: NOW_MS - 1_010 });
    for (const member of many.slice(1)) {
      const removal = { member, belongs: false, stamp: stampAt(3) };
      await stores.sessions.putMember(SESSION, `${DUBLIN}.1`, removal);
    }
    const told = Object.fromEntries([ADA, many[0]].map((userKey) => [userKey, { devices: {} }]));
    expect(bodyOf(await get(PATH))).toEqual({ online: 0, members: told });
    expect(bodyOf(await get(PATH))).toEqual({ online: 0, members: told });
    expect((await views.viewersOf([SESSION])).get(SESSION)).toEqual([ADA]);
  });

  test('tells nobody of changes', async () => {
    const { get, views } = await room(many);
    await get(PATH);
    expect((await views.viewersOf([SESSION])).size).toBe(0);
  });
});
