import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { LimiterItem } from '../../../lambdas/store/limiter-item.ts';
import { NOW_MS, QUOTA, ROUND } from '../domain/limiter/factories.ts';
import { inMemoryLimiterItem } from './in-memory-limiter-item.ts';
import { admitted, ask, start } from './limiter-fixture.ts';

describe('a call that another one follows soon', () => {
  /** An environment in which one call has followed another at once. */
  async function busy() {
    const started = start();
    const one = started.process();
    for (let at = 0; at < 2; at++) {
      const { reservation } = admitted(await one.reserve(ask()));
      await one.settle(reservation, { kind: 'used', tokens: 200 });
    }
    expect(started.writes).toEqual({ reserve: 2, settle: 1, both: 0 });
    return { ...started, one };
  }

  it('is settled by the write that reserves for that one', async () => {
    const { one, item, writes } = await busy();
    expect(item.state.open.size).toBe(1);
    const { reservation } = admitted(await one.reserve(ask()));
    expect(writes).toEqual({ reserve: 2, settle: 1, both: 1 });
    expect([...item.state.open.keys()]).toEqual([reservation.key]);
    expect(await one.settle(reservation, { kind: 'used', tokens: 1 })).toBe('left');
    expect(writes.settle).toBe(1);
  });

  it('gives back what it did not use by then', async () => {
    const { one, item, clock } = await busy();
    const { reservation } = admitted(await one.reserve(ask({ tokens: 1_000 })));
    await one.settle(reservation, { kind: 'used', tokens: 400 });
    const before = item.state.levels.tokens ?? 0;
    clock.nowMs += 300;
    admitted(await one.reserve(ask({ tokens: 100 })));
    // Of 600 the 200th part came too late.
    expect(((item.state.levels.tokens ?? 0) - before) / 1_000).toBe(100 - 597);
  });

  it('is settled by itself when that one did not come, once somebody asks, room or not', async () => {
    const { one, item, writes, clock } = await busy();
    admitted(await one.reserve(ask({ tokens: 10_000 })));
    const { reservation } = admitted(await start().process().reserve(ask()));
    expect(await one.settle(reservation, { kind: 'used', tokens: 1 })).toBe('left');
    await one.reserve(ask({ callClass: 'batch' }));
    expect([writes.settle, writes.both]).toEqual([1, 1]);
    clock.nowMs += ROUND.settlesWithinMs + 1;
    expect(await one.reserve(ask({ callClass: 'batch' }))).toHaveProperty('retryAfterMs');
    expect([writes.settle, writes.both]).toEqual([2, 1]);
    expect(item.state.open.size).toBe(1);
  });

  it('is settled at once when it heard of a quota that is used up', async () => {
    const { one, item } = await busy();
    const { reservation } = admitted(await one.reserve(ask()));
    expect(await one.settle(reservation, { kind: 'throttled' })).toBe('settled');
    expect(item.state.open.size).toBe(0);
  });

  it('is settled once, though another environment was faster', async () => {
    const { one, item, process } = await busy();
    const { reservation } = admitted(await one.reserve(ask({ tokens: 1_000 })));
    await one.settle(reservation, { kind: 'used', tokens: 400 });
    expect(await process().settle(reservation, { kind: 'used', tokens: 400 })).toBe('settled');
    const { levels } = item.state;
    admitted(await one.reserve(ask({ tokens: 100 })));
    expect((item.state.levels.tokens ?? 0) - (levels.tokens ?? 0)).toBe(100_000);
  });

  it('is forgotten where its environment dies, as one that nobody settles', async () => {
    const { item, process, clock } = await busy();
    expect(item.state.open.size).toBe(1);
    clock.nowMs += ROUND.abandonedMs + 1;
    const { reservation } = admitted(await process().reserve(ask()));
    admitted(await process().reserve(ask()));
    expect([...item.state.open.keys()]).toContain(reservation.key);
  });
});

describe('calls of one environment at the same time', () => {
  it('are let in by two writes: the first, and all that came meanwhile', async () => {
    const { process, writes } = start();
    const one = process();
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => one.reserve(ask())));
    expect(new Set(all.map((each) => admitted(each).reservation.key)).size).toBe(5);
    expect(writes.reserve).toBe(2);
  });

  it('are refused together by what one write met', async () => {
    const { process, writes } = start();
    await process().reserve(ask({ tokens: 30_000 }));
    const one = process();
    const all = await Promise.all([1, 2, 3].map(() => one.reserve(ask({ callClass: 'batch' }))));
    expect(all).toEqual([1, 2, 3].map(() => ({ retryAfterMs: 28_500 })));
    expect(writes.reserve).toBe(2);
  });

  it('with the same key are one', async () => {
    const { process, item } = start();
    const one = process();
    const twice = ask();
    const [a, b, c] = await Promise.all([ask(), twice, twice].map((each) => one.reserve(each)));
    expect([a, b, c].every((each) => each !== undefined && 'reservation' in each)).toBe(true);
    expect(b).toEqual(c);
    expect(item.state.open.size).toBe(2);
  });

  it('hear all that their write broke, and the next is made', async () => {
    const item = inMemoryLimiterItem();
    let isBroken = true;
    const write: LimiterItem['write'] = (one) =>
      isBroken ? Promise.reject(new Error('throttled')) : item.write(one);
    const one = limiter({ write }, { quota: QUOTA, steering: ROUND, nowMs: () => NOW_MS });
    const all = await Promise.allSettled([1, 2, 3].map(() => one.reserve(ask())));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    isBroken = false;
    admitted(await one.reserve(ask()));
  });
});
