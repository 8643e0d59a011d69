import { ANNA, BEN } from '../domain/factories.ts';
import { inMemoryPresence } from '../store/in-memory-presence.ts';
import { lifecycle, MINUTE_MS, presence, REGION } from './presence-fixture.ts';

const PHONE = `${ANNA}~phone~1`;
const TABLET = `${BEN}~tablet~1`;

/** Two people who came at the same moment, of whom the broker knows the second one only. */
async function aGhost() {
  const setting = presence();
  const { hear, world, open, sweep } = setting;
  await hear(lifecycle('connected', PHONE, world.nowMs), lifecycle('connected', TABLET, world.nowMs));
  open.add(TABLET);
  await sweep();
  return setting;
}

test('clears who is gone without a word, once they were silent for five minutes', async () => {
  const { sweep, world, linesOf, asked, counts } = await aGhost();
  for (let minute = 1; minute <= 4; minute += 1) {
    world.nowMs += MINUTE_MS;
    await sweep();
  }
  expect(asked).toEqual([]);
  world.nowMs += MINUTE_MS;
  await sweep();
  expect(asked.toSorted()).toEqual([PHONE, TABLET].toSorted());
  expect(await linesOf(ANNA)).toMatchObject({ 'phone~1': { isOpen: false } });
  expect(await linesOf(BEN)).toMatchObject({ 'tablet~1': { isOpen: true } });
  expect(counts.Ghosts).toBe(1);
});

test('asks again after five minutes more, and forgets whoever is gone', async () => {
  const { sweep, world, asked, listed, open } = await aGhost();
  for (let minute = 1; minute <= 10; minute += 1) {
    world.nowMs += MINUTE_MS;
    await sweep();
  }
  expect(asked.filter((clientId) => clientId === TABLET)).toHaveLength(2);
  expect([...listed.values()].map(({ userKey }) => userKey)).toEqual([BEN]);
  open.clear();
  world.nowMs += 5 * MINUTE_MS;
  await sweep();
  world.nowMs += 5 * MINUTE_MS;
  await sweep();
  expect(listed.size).toBe(0);
});

test('makes up for minutes in which it was not called', async () => {
  const { sweep, world, asked } = await aGhost();
  world.nowMs += 7 * MINUTE_MS;
  await sweep();
  expect(asked.toSorted()).toEqual([PHONE, TABLET].toSorted());
});

test('looks at everybody at once after the region was interrupted, and only once for that', async () => {
  const { sweep, world, asked, presences, linesOf, hear, open } = await aGhost();
  world.nowMs += MINUTE_MS;
  presences.beat({ region: REGION, atMs: world.nowMs, sinceMs: world.nowMs });
  await sweep();
  expect(asked.toSorted()).toEqual([PHONE, TABLET].toSorted());
  expect(await linesOf(ANNA)).toMatchObject({ 'phone~1': { isOpen: false } });
  await hear(lifecycle('connected', PHONE, world.nowMs, { versionNumber: 1, sessionIdentifier: 'again' }));
  open.add(PHONE);
  world.nowMs += MINUTE_MS;
  await sweep();
  expect(asked).toHaveLength(2);
});

test('fails, takes nobody for gone, and goes on from there, where the broker does not answer', async () => {
  let isAway = true;
  const connections = {
    isOpen: async () => {
      if (isAway) throw new Error('The broker is away.');
      return false;
    },
    end: async () => {},
  };
  const { sweep, world, hear, linesOf, lines } = presence({ connections });
  await hear(lifecycle('connected', PHONE, world.nowMs));
  await sweep();
  world.nowMs += 5 * MINUTE_MS;
  await expect(sweep()).rejects.toThrow('The broker is away.');
  expect(lines.at(-1)).toMatchObject({ level: 'error', fields: { requestId: 'id' } });
  expect(await linesOf(ANNA)).toMatchObject({ 'phone~1': { isOpen: true } });
  isAway = false;
  world.nowMs += MINUTE_MS;
  await sweep();
  expect(await linesOf(ANNA)).toMatchObject({ 'phone~1': { isOpen: false } });
});

/** Many people who came in the same minute, and a broker that answers so many questions of a sweep only. */
async function aThrottledCrowd(people: number, perSweep: number) {
  let left = 0;
  const asked: string[] = [];
  const connections = {
    isOpen: async (clientId: string) => {
      if (left-- <= 0) throw new Error('The broker throttles.');
      return asked.push(clientId) > 0;
    },
    end: async () => {},
  };
  const setting = presence({ connections });
  const userKeys = Array.from({ length: people }, (_, at) => at.toString(16).padStart(32, '0'));
  await setting.hear(
    ...userKeys.map((userKey) => lifecycle('connected', `${userKey}~phone~1`, setting.world.nowMs)),
  );
  const sweep = async (): Promise<void> => {
    left = perSweep;
    setting.world.nowMs += MINUTE_MS;
    await setting.sweep().catch(() => undefined);
  };
  return { ...setting, asked, sweep };
}

test('asks for everybody in the end, however few the broker answers for at once', async () => {
  const { sweep, asked } = await aThrottledCrowd(300, 50);
  for (let minute = 0; minute < 40; minute += 1) await sweep();
  expect(new Set(asked).size).toBe(300);
});

test('looks up no more people at once than it is about to ask for', async () => {
  const looks: number[] = [];
  const presences = inMemoryPresence(REGION);
  const { of } = presences;
  presences.of = async (userKeys, how) => {
    looks.push(userKeys.length);
    return of(userKeys, how);
  };
  const { hear, world, sweep } = presence({ presences });
  const userKeys = Array.from({ length: 1_000 }, (_, at) => at.toString(16).padStart(32, '0'));
  await hear(...userKeys.map((userKey) => lifecycle('connected', `${userKey}~phone~1`, world.nowMs)));
  world.nowMs += 5 * MINUTE_MS;
  await sweep();
  expect(Math.max(...looks)).toBeLessThanOrEqual(400);
  expect(looks.reduce((sum, some) => sum + some, 0)).toBeGreaterThanOrEqual(1_000);
});
