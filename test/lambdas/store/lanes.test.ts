import { textOf } from '../../../lambdas/domain/register.ts';
import type { EventStore } from '../../../lambdas/store/event-store.ts';
import { catchUp, findIdentities, loadLanes } from '../../../lambdas/store/lanes.ts';
import { ANNA, commit, DUBLIN, idAt, laneOf, OHIO, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { inMemoryStores } from './in-memory-stores.ts';

const profile = (lane: { registers: Parameters<typeof textOf>[0] } | undefined) =>
  textOf(lane?.registers ?? {});
const change = (version: number, lane = SEOUL) => commit(lane, version, [patched(version, { n: version })]);

/** The same store, answering two commits at a time, and counting its answers. */
function twoAtATime(events: EventStore): { events: EventStore; reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    events: {
      ...events,
      past: (sessionId, lane, version) => {
        reads.push(`${lane} past ${version}`);
        return events.past(sessionId, lane, version, 2);
      },
      released: (sessionId, lanes, identities) => {
        reads.push(`released of ${lanes}`);
        return events.released(sessionId, lanes, identities);
      },
    },
  };
}

describe('the lanes of a session', () => {
  it('are their snapshots and what is past them, page after page', async () => {
    const stores = inMemoryStores();
    await stores.snapshots.save(SESSION, laneOf(SEOUL, [patched(1, { a: 1 })]));
    for (const version of [2, 3, 4, 5, 6]) {
      await stores.events.append(SESSION, change(version));
    }
    const { events, reads } = twoAtATime(stores.events);
    const { lanes, snapshots } = await loadLanes({ ...stores, events }, SESSION, [SEOUL]);
    expect(lanes.get(SEOUL)).toMatchObject({ version: 6, lane: SEOUL });
    expect(profile(lanes.get(SEOUL))).toBe('{"a":1,"n":6}');
    expect(snapshots.get(SEOUL)).toBe(1);
    expect(reads).toEqual([`${SEOUL} past 1`, `${SEOUL} past 3`, `${SEOUL} past 5`]);
  });

  it('without snapshots come by one read, each up to its hole', async () => {
    const stores = inMemoryStores();
    for (const [lane, version] of [
      [SEOUL, 1],
      [SEOUL, 2],
      [DUBLIN, 1],
      [DUBLIN, 3],
    ] as const) {
      await stores.events.append(SESSION, change(version, lane));
    }
    const { events, reads } = twoAtATime(stores.events);
    const { lanes } = await loadLanes({ ...stores, events }, SESSION, [SEOUL, DUBLIN, OHIO]);
    expect([...lanes.values()].map(({ lane, version }) => [lane, version])).toEqual([
      [SEOUL, 2],
      [DUBLIN, 1],
      [OHIO, 0],
    ]);
    expect(profile(lanes.get(SEOUL))).toBe('{"n":2}');
    expect(reads).toEqual([]);
  });

  it('without snapshots go on lane by lane where one read does not hold them', async () => {
    const stores = inMemoryStores();
    for (const version of [1, 2, 3]) {
      await stores.events.append(SESSION, change(version));
    }
    const { events, reads } = twoAtATime(stores.events);
    const first = async () => ({ commits: (await events.past(SESSION, SEOUL, 0)).commits, more: true });
    const { lanes } = await loadLanes({ ...stores, events: { ...events, first } }, SESSION, [SEOUL]);
    expect(lanes.get(SEOUL)?.version).toBe(3);
    expect(reads).toEqual([`${SEOUL} past 0`, `${SEOUL} past 2`]);
  });

  it('of which nobody knew join by their snapshots', async () => {
    const stores = inMemoryStores();
    await stores.snapshots.save(SESSION, laneOf(OHIO, [patched(1, { a: 1 })]));
    const { lanes } = await loadLanes(stores, SESSION, [SEOUL]);
    expect([...lanes.keys()]).toEqual([SEOUL, OHIO]);
  });

  it('catch up without touching what was handed in', async () => {
    const stores = inMemoryStores();
    await stores.events.append(SESSION, change(1));
    const before = await loadLanes(stores, SESSION, [SEOUL, DUBLIN]);
    await stores.events.append(SESSION, change(2));
    const after = await catchUp(stores.events, SESSION, before);
    expect(profile(before.lanes.get(SEOUL))).toBe('{"n":1}');
    expect([...(before.lanes.get(SEOUL)?.recent.values() ?? [])]).toEqual([1]);
    expect(profile(after.lanes.get(SEOUL))).toBe('{"n":2}');
    expect(after.lanes.get(DUBLIN)).toBe(before.lanes.get(DUBLIN));
  });

  it('stop at a hole until it is filled', async () => {
    const stores = inMemoryStores();
    await stores.events.append(SESSION, change(1));
    await stores.events.append(SESSION, change(3));
    const before = await loadLanes(stores, SESSION, [SEOUL]);
    expect(before.lanes.get(SEOUL)?.version).toBe(1);
    await stores.events.append(SESSION, change(2));
    expect((await catchUp(stores.events, SESSION, before)).lanes.get(SEOUL)?.version).toBe(3);
  });
});

describe('an identity', () => {
  const identity = `${idAt(5)}#${ANNA}`;

  it('among the recent ones costs no read', async () => {
    const { events, reads } = twoAtATime(inMemoryStores().events);
    const lane = laneOf(SEOUL, [patched(5, { a: 1 })]);
    expect(await findIdentities(events, SESSION, [lane], [identity])).toEqual(
      new Map([[identity, { identity, lane: SEOUL, version: 1 }]]),
    );
    expect(reads).toEqual([]);
  });

  it('younger than all that were let go costs no read either', async () => {
    const { events, reads } = twoAtATime(inMemoryStores().events);
    const lane = { ...laneOf(SEOUL, [patched(1, { a: 1 })]), released: idAt(4) };
    expect(await findIdentities(events, SESSION, [lane], [identity])).toEqual(new Map());
    expect(reads).toEqual([]);
  });

  it('that may have been let go is asked for in one read, of those lanes only', async () => {
    const stores = inMemoryStores();
    await stores.events.release(SESSION, DUBLIN, new Map([[identity, 7]]));
    const { events, reads } = twoAtATime(stores.events);
    const lanes = [
      { ...laneOf(SEOUL), released: idAt(9) },
      { ...laneOf(DUBLIN), released: idAt(5) },
      { ...laneOf(OHIO), released: idAt(4) },
    ];
    const found = await findIdentities(events, SESSION, lanes, [identity]);
    expect(found.get(identity)).toEqual({ identity, lane: DUBLIN, version: 7 });
    expect(reads).toEqual([`released of ${SEOUL},${DUBLIN}`]);
  });

  it('that several lanes have is told of the first, let go or not', async () => {
    const stores = inMemoryStores();
    await stores.events.release(SESSION, DUBLIN, new Map([[identity, 7]]));
    const lanes = [{ ...laneOf(DUBLIN), released: idAt(9) }, laneOf(SEOUL, [patched(5, { a: 1 })])];
    const laneFound = async (some: typeof lanes) =>
      (await findIdentities(stores.events, SESSION, some, [identity])).get(identity)?.lane;
    expect(await laneFound(lanes)).toBe(DUBLIN);
    expect(await laneFound(lanes.toReversed())).toBe(SEOUL);
  });
});
