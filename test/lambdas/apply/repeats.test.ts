import type { Committed } from '../../../lambdas/apply/ports.ts';
import { emptyLane, evolve } from '../../../lambdas/domain/lane.ts';
import { BEN, commit, DUBLIN, idAt, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { recordOf } from '../queue-record.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { applying, commitsOf, idsByCommit, patchIn, profileOf } from './apply-fixture.ts';

describe('a repeat', () => {
  const event = patchIn(SESSION, 5, { a: 1 });

  it('within a batch has one effect, and both messages go', async () => {
    const { deliver, stores } = applying();
    const twice = [recordOf(event, { messageId: 'm-1' }), recordOf(event, { messageId: 'm-2' })];
    expect(await deliver(twice)).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
  });

  it('of an earlier batch is not committed again, and goes to the stream again', async () => {
    const { send, stores, streamed } = applying();
    await send(event);
    await send(patchIn(SESSION, 6, { a: 2 }));
    expect(await send(event)).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id], [idAt(6)]]);
    expect(streamed.at(-1)).toEqual({ event, lane: SEOUL, version: 1 });
  });

  it('is known to a new environment', async () => {
    const { send, stores } = applying();
    await send(event);
    await applying(stores).send(event);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
  });

  it('is known long after the snapshot let its identity go', async () => {
    const { send, stores, counts } = applying();
    for (let round = 0; round < 20; round++) {
      await send(...Array.from({ length: 10 }, (_, at) => patchIn(SESSION, 100 * round + at, { n: round })));
    }
    const [snapshot] = await stores.snapshots.load(SESSION);
    expect(snapshot?.fold.recent.has(`${idAt(0)}#${event.source}`)).toBe(false);
    for (const environment of [send, applying(stores).send]) {
      expect(await environment(patchIn(SESSION, 0, { n: 0 }))).toEqual([]);
    }
    expect(await commitsOf(stores, SESSION)).toHaveLength(20);
    expect(counts.Repeated).toBe(1);
  });

  it('of what another region committed goes to this stream as that region has it, and is not committed here', async () => {
    const { send, stores, streamed } = applying();
    const there = patched(5, { a: 'as committed' });
    await stores.events.append(SESSION, commit(DUBLIN, 1, [there]));
    expect(await send(event)).toEqual([]);
    expect(await commitsOf(stores, SESSION)).toEqual([]);
    expect(streamed).toEqual([{ event: there.event, lane: DUBLIN, version: 1 }]);
  });

  it('of what only another region’s snapshot tells of waits for no replication and is committed here too', async () => {
    const { send, stores, streamed } = applying();
    const there = commit(DUBLIN, 1, [patched(5, { a: 1 })]);
    await stores.snapshots.save(SESSION, evolve(emptyLane(DUBLIN), there));
    expect(await send(event)).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
    expect(streamed).toEqual([{ event, lane: SEOUL, version: 1 }]);
  });

  it('of what only the snapshot of a lane tells of that was lost with its table is committed in the lane after it', async () => {
    const { send, stores } = applying(inMemoryStores(), {
      lane: 'ap-northeast-1.2',
      lanes: [SEOUL, 'ap-northeast-1.2'],
    });
    await stores.snapshots.save(SESSION, evolve(emptyLane(SEOUL), commit(SEOUL, 1, [patched(5, { a: 1 })])));
    expect(await send(event)).toEqual([]);
    expect(await profileOf(stores, SESSION)).toEqual({ a: 1 });
    expect(await stores.events.past(SESSION, 'ap-northeast-1.2', 0, 1)).toMatchObject({
      commits: [{ version: 1 }],
    });
  });

  it('of a commit of its own lane that cannot be read waits', async () => {
    const { send, stores } = applying();
    await stores.snapshots.save(SESSION, evolve(emptyLane(SEOUL), commit(SEOUL, 1, [patched(5, { a: 1 })])));
    expect(await send(event)).toHaveLength(1);
  });

  it('of what another region committed comes again where the stream does not take it', async () => {
    const takesNothing = { publish: async (events: readonly Committed[]) => new Set(events) };
    const { send, stores } = applying(inMemoryStores(), { publisher: takesNothing });
    await stores.events.append(SESSION, commit(DUBLIN, 1, [patched(5, { a: 1 })]));
    expect(await send(event)).toHaveLength(1);
  });

  it.each([[[SEOUL, DUBLIN]], [[DUBLIN, SEOUL]]])(
    'that two regions have is still this region’s to publish, with lanes %j',
    async (lanes) => {
      const { send, stores, streamed } = applying(inMemoryStores(), { lanes });
      await stores.events.append(SESSION, commit(DUBLIN, 1, [patched(5, { a: 1 })]));
      await stores.events.append(SESSION, commit(SEOUL, 1, [patched(5, { a: 1 })]));
      await send(event);
      expect(streamed).toEqual([{ event, lane: SEOUL, version: 1 }]);
    },
  );

  it('by another author under the same id is no repeat', async () => {
    const { send, stores } = applying();
    await send(event, patchIn(SESSION, 5, { b: 2 }, BEN));
    expect(await profileOf(stores, SESSION)).toEqual({ a: 1, b: 2 });
  });
});
