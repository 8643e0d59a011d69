import { Limits } from '../../../lambdas/contract/limits.ts';
import { emptyLane, evolve, type LaneFold } from '../../../lambdas/domain/lane.ts';
import { commit, idAt, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { applying, commitsOf, patchIn, profileOf } from './apply-fixture.ts';

const commitAt = (version: number) => commit(SEOUL, version, [patched(version, { n: version })]);

/** A session whose lane has `versions` commits and a snapshot at `saved`. */
async function storesWith(versions: number, saved: number) {
  const stores = inMemoryStores();
  let lane: LaneFold = emptyLane(SEOUL);
  for (let version = 1; version <= versions; version++) {
    await stores.events.append(SESSION, commitAt(version));
    lane = evolve(lane, commitAt(version));
    if (version === saved) {
      await stores.snapshots.save(SESSION, lane);
    }
  }
  return stores;
}

async function snapshotVersion(stores: ReturnType<typeof inMemoryStores>): Promise<number | undefined> {
  return (await stores.snapshots.load(SESSION))[0]?.fold.version;
}

describe('the snapshot of a lane', () => {
  it('is saved with every sixteenth commit, and not between', async () => {
    const { send, stores, counts } = applying();
    for (let version = 1; version <= 15; version++) {
      await send(patchIn(SESSION, version, { n: version }));
    }
    expect(await snapshotVersion(stores)).toBeUndefined();
    await send(patchIn(SESSION, 16, { n: 16 }));
    expect(await snapshotVersion(stores)).toBe(16);
    await send(patchIn(SESSION, 17, { n: 17 }));
    expect(await snapshotVersion(stores)).toBe(16);
    expect(counts.Snapshots).toBe(1);
    expect(await profileOf(stores, SESSION)).toEqual({ n: 17 });
  });

  it('is saved no oftener by seven consumers than by one', async () => {
    const stores = inMemoryStores();
    const consumers = Array.from({ length: 7 }, () => applying(stores));
    for (let version = 1; version <= 160; version++) {
      await consumers[version % 7]?.send(patchIn(SESSION, version, { n: version }));
    }
    expect(consumers.reduce((saved, { counts }) => saved + (counts.Snapshots ?? 0), 0)).toBe(10);
    expect(await snapshotVersion(stores)).toBe(160);
  });

  it('is saved at once when a batch brings a quarter of the largest', async () => {
    const { send, stores } = applying();
    await send(
      patchIn(SESSION, 1, { a: 'x'.repeat(40_000) }),
      patchIn(SESSION, 2, { a: 'y'.repeat(40_000) }),
    );
    expect(await snapshotVersion(stores)).toBe(1);
  });

  it('keeps the youngest identities, and lets the others go to where they are found', async () => {
    const { send, stores } = applying();
    for (let version = 1; version <= 16; version++) {
      await send(...Array.from({ length: 10 }, (_, at) => patchIn(SESSION, version * 100 + at, { n: at })));
    }
    const [snapshot] = await stores.snapshots.load(SESSION);
    expect(snapshot?.fold.recent.size).toBe(Limits.ringIdentities);
    const oldest = `${idAt(100)}#${SESSION.slice(0, 32)}`;
    expect(await stores.events.released(SESSION, [SEOUL], [oldest])).toEqual([
      { identity: oldest, lane: SEOUL, version: 1 },
    ]);
  });

  it('that cannot be saved holds no message, and the next one makes up for it', async () => {
    const stores = await storesWith(15, 0);
    const broken = {
      ...stores.snapshots,
      save: async () => {
        throw new Error('The table does not answer.');
      },
    };
    const ill = applying(stores, { stores: { ...stores, snapshots: broken } });
    expect(await ill.send(patchIn(SESSION, 99, { n: 99 }))).toEqual([]);
    expect(ill.lines).toContainEqual(expect.objectContaining({ message: 'snapshot not saved' }));
    const { send } = applying(stores);
    for (let version = 17; version <= 32; version++) {
      await send(patchIn(SESSION, 100 + version, { n: version }));
    }
    expect(await snapshotVersion(stores)).toBe(32);
  });

  it('that another consumer saved in the meantime is as good', async () => {
    const stores = await storesWith(15, 0);
    const { send } = applying(stores);
    await send(patchIn(SESSION, 99, { n: 99 }));
    const late = applying(stores);
    expect(await late.send(patchIn(SESSION, 100, { n: 100 }))).toEqual([]);
    expect(await snapshotVersion(stores)).toBe(16);
    expect(await commitsOf(stores, SESSION)).toHaveLength(17);
  });
});

describe('a checkpoint', () => {
  const every = Limits.checkpointEvery;

  it('stands at each thousandth commit that a snapshot passes', async () => {
    const stores = await storesWith(every + 7, every - 8);
    const { send } = applying(stores);
    await send(patchIn(SESSION, every + 8, { n: 'newest' }));
    expect(await snapshotVersion(stores)).toBe(every + 8);
    const checkpoint = await stores.events.checkpointBy(SESSION, SEOUL, '9999');
    expect(checkpoint?.version).toBe(every);
    const upToThere = Array.from({ length: every }, (_, at) => commitAt(at + 1)).reduce(
      evolve,
      emptyLane(SEOUL),
    );
    expect(checkpoint?.registers).toEqual(upToThere.registers);
  });

  it('is not put where no snapshot passes a thousandth commit', async () => {
    const stores = await storesWith(every - 9, every - 24);
    await applying(stores).send(patchIn(SESSION, every, { n: 'newest' }));
    expect(await snapshotVersion(stores)).toBe(every - 8);
    expect(await stores.events.checkpointBy(SESSION, SEOUL, '9999')).toBeUndefined();
  });
});
