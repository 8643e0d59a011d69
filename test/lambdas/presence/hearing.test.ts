import { ANNA, BEN } from '../domain/factories.ts';
import { inMemoryPresence } from '../store/in-memory-presence.ts';
import { lifecycle, presence, REGION } from './presence-fixture.ts';

const PHONE = `${ANNA}~phone~1`;

test('notes who comes and who goes, in one write for each person', async () => {
  const { hear, linesOf, world, counts, listed } = presence();
  const atMs = world.nowMs;
  await hear(lifecycle('connected', PHONE, atMs), lifecycle('connected', `${ANNA}~laptop~1`, atMs));
  expect(await linesOf(ANNA)).toMatchObject({ 'phone~1': { isOpen: true }, 'laptop~1': { isOpen: true } });
  expect(counts).toEqual({ LifecycleEvents: 2, PresenceChanged: 1 });
  expect([...listed.values()].map(({ userKey }) => userKey)).toEqual([ANNA]);
  await hear(lifecycle('disconnected', PHONE, atMs + 1));
  expect(await linesOf(ANNA)).toMatchObject({ 'phone~1': { isOpen: false }, 'laptop~1': { isOpen: true } });
});

test('writes nothing for what it has heard before', async () => {
  const { hear, counts, world } = presence();
  await hear(lifecycle('connected', PHONE, world.nowMs));
  await hear(lifecycle('connected', PHONE, world.nowMs));
  expect(counts.PresenceChanged).toBe(1);
});

test('leaves clients alone that are none of Meridian’s: the broker is the account’s', async () => {
  const { hear, counts } = presence();
  expect(
    await hear(lifecycle('connected', 'thermostat-7', 1), lifecycle('connected', `${ANNA}~x`, 1)),
  ).toEqual([]);
  expect(counts).toEqual({ LifecycleEvents: 0 });
});

test.each<[string, object]>([
  ['text', { text: 'no json' }],
  ['nothing', { text: 'null' }],
  ['no client', { eventType: 'connected' }],
  ['another event', lifecycle('connected', PHONE, 1, { eventType: 'subscribed' })],
  ['no session', lifecycle('connected', PHONE, 1, { sessionIdentifier: 7 })],
  ['no version', lifecycle('connected', PHONE, 1, { versionNumber: -1 })],
  ['no time', lifecycle('connected', PHONE, 1, { timestamp: 'now' })],
])('gives back %s, and takes its neighbours', async (_, garbled) => {
  const { hear, linesOf, lines } = presence();
  expect(await hear(garbled, lifecycle('connected', `${BEN}~phone~1`, 1))).toEqual(['0']);
  expect(await linesOf(BEN)).toHaveProperty('phone~1');
  expect(lines.find(({ level }) => level === 'error')?.fields).toMatchObject({ errorCode: 'unreadable' });
});

test('begins anew where somebody else noted for the same person, and gives up after six times', async () => {
  const presences = inMemoryPresence(REGION);
  let races = 3;
  const contended = {
    ...presences,
    save: async (userKey: string, mine: Parameters<typeof presences.save>[1]) =>
      userKey === ANNA && races-- > 0 ? 'conflict' : presences.save(userKey, mine),
  } as typeof presences;
  const { hear } = presence({ presences: contended });
  expect(await hear(lifecycle('connected', PHONE, 1))).toEqual([]);
  races = 6;
  expect(
    await hear(lifecycle('disconnected', PHONE, 2), lifecycle('connected', `${BEN}~phone~1`, 1)),
  ).toEqual(['0']);
  expect((await presences.own(BEN)).lines).toHaveProperty('phone~1');
});
