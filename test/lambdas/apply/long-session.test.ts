import { type InMemoryStores, inMemoryStores } from '../store/in-memory-stores.ts';
import { applying, NOW, patchIn, sessionAt } from './apply-fixture.ts';

const PER_BATCH = 20;
const BORN_MS = Date.parse(NOW);

/** A session of so many batches, and what the next ones ask of the tables. */
async function asksAfter(batches: number): Promise<{ asked: string[]; commitsRead: number }> {
  const stores = inMemoryStores();
  const session = sessionAt(1);
  let millis = BORN_MS;
  const batch = () =>
    Array.from({ length: PER_BATCH }, () => patchIn(session, millis++, { [`f${millis % 9}`]: millis }));
  const writer = applying(stores);
  for (let at = 0; at < batches; at++) {
    await writer.send(...batch());
  }
  const asked: string[] = [];
  const read = { commits: 0 };
  const later = applying(counting(stores, asked, read));
  for (let at = 0; at < 3; at++) {
    await later.send(...batch());
  }
  return { asked, commitsRead: read.commits };
}

function counting(stores: InMemoryStores, asked: string[], read: { commits: number }): InMemoryStores {
  const count = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        async (...args: unknown[]) => {
          asked.push(name);
          const answer = await call(...args);
          read.commits += answer?.commits?.length ?? 0;
          return answer;
        },
      ]),
    ) as T;
  return { ...stores, events: count(stores.events), snapshots: count(stores.snapshots) };
}

test('what appending to a session asks of the tables does not grow with its length', async () => {
  // Both end as far past a snapshot, and neither passes a checkpoint.
  const young = await asksAfter(24);
  const long = await asksAfter(24 + 16 * 20);
  expect(long).toEqual(young);
  expect(young.commitsRead).toBeLessThanOrEqual(16);
});
