import { Limits } from '../../../lambdas/contract/limits.ts';
import { BEN, idAt, SEOUL, SESSION } from '../domain/factories.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { applying, commitsOf, eventIn, patchIn } from './apply-fixture.ts';

describe('one key with two bodies', () => {
  it('leaves the message that was committed, and publishes nothing else', async () => {
    const { send, stores, streamed } = applying();
    const first = eventIn(SESSION, 1, 'message.sent', { text: 'first' });
    await send(first);
    expect(await send(eventIn(SESSION, 1, 'message.sent', { text: 'second' }))).toEqual([]);
    expect((await stores.events.messages(SESSION, undefined, 5)).messages).toEqual([first]);
    expect(streamed.map(({ event }) => event)).toEqual([first, first]);
  });

  it('makes no message of what was committed as a patch', async () => {
    const { send, stores, streamed } = applying();
    const patch = patchIn(SESSION, 1, { a: 1 });
    await send(patch);
    await send(eventIn(SESSION, 1, 'message.sent', { text: 'never said' }));
    expect((await stores.events.messages(SESSION, undefined, 5)).messages).toEqual([]);
    expect(streamed.map(({ event }) => event)).toEqual([patch, patch]);
  });

  it('makes nobody a member whom the log has as removed', async () => {
    const { send, stores } = applying();
    await send(eventIn(SESSION, 1, 'member.removed', { member: BEN }));
    await send(eventIn(SESSION, 1, 'member.added', { member: BEN }));
    expect(await stores.sessions.isMember(SESSION, BEN)).toBe(false);
  });
});

describe('a repeat across a raised epoch', () => {
  it('is completed by the new lane, which is the same region’s', async () => {
    const stores = inMemoryStores();
    const message = eventIn(SESSION, 1, 'message.sent', { text: 'hello' });
    const died = { publish: async () => Promise.reject(new Error('died')) };
    await expect(applying(stores, { publisher: died }).send(message)).rejects.toThrow('died');
    const lanes = { lane: 'ap-northeast-1.2', lanes: [SEOUL, 'ap-northeast-1.2'] };
    const { send, streamed } = applying(stores, lanes);
    expect(await send(message)).toEqual([]);
    expect(streamed).toEqual([{ event: message, lane: SEOUL, version: 1 }]);
    expect(await commitsOf(stores, SESSION, 'ap-northeast-1.2')).toEqual([]);
  });
});

describe('a checkpoint', () => {
  it('holds no recent identities, which would make it too large for an item', async () => {
    const stores = inMemoryStores();
    const kept = stores.events.putCheckpoint;
    const sizes: number[] = [];
    const events = {
      ...stores.events,
      putCheckpoint: async (...[sessionId, lane]: Parameters<typeof kept>) => {
        sizes.push(lane.recent.size);
        await kept(sessionId, lane);
      },
    };
    const { send } = applying(stores, { stores: { ...stores, events } });
    for (let version = 1; version <= Limits.checkpointEvery; version++) {
      await send(patchIn(SESSION, version, { n: version }));
    }
    await send(...Array.from({ length: 16 }, (_, at) => patchIn(SESSION, 2_000 + at, { n: idAt(at) })));
    for (let version = 0; version < Limits.snapshotEvery; version++) {
      await send(patchIn(SESSION, 3_000 + version, { n: version }));
    }
    expect(sizes).toEqual([0]);
  });
});
