import type { Ask } from '../../../lambdas/domain/limiter/reservation.ts';
import type { Quota, Steering } from '../../../lambdas/domain/limiter/steering.ts';
import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { Admission } from '../../../lambdas/store/limiter.ts';
import type { LimiterItem } from '../../../lambdas/store/limiter-item.ts';
import { ask as askOf, NOW_MS, QUOTA, ROUND } from '../domain/limiter/factories.ts';
import { inMemoryLimiterItem } from './in-memory-limiter-item.ts';

/** An item that counts its writes, with limiters of several processes before it. */
function start(quota: Quota = QUOTA, steering: Steering = ROUND) {
  const item = inMemoryLimiterItem();
  const writes = { reserve: 0, settle: 0, both: 0 };
  const counting: LimiterItem = {
    write: (write) => {
      const reserves = write.reservations.length > 0;
      writes[write.settlements.length === 0 ? 'reserve' : reserves ? 'both' : 'settle']++;
      return item.write(write);
    },
  };
  const clock = { nowMs: NOW_MS };
  const process = (skewMs = 0) => limiter(counting, { quota, steering, nowMs: () => clock.nowMs + skewMs });
  return { item, writes, clock, process };
}

let keys = 0;
const ask = (changes: Partial<Ask> = {}): Ask => askOf({ key: `completion-${keys++}`, ...changes });

function admitted(admission: Admission) {
  if (!('reservation' in admission)) {
    throw new Error(`Refused for ${admission.retryAfterMs} ms.`);
  }
  return admission;
}

describe('a call', () => {
  it('costs one write to reserve and one to settle, whatever others did in between', async () => {
    const { process, writes, clock } = start(QUOTA, { ...ROUND, settlesWithinMs: 0 });
    const [one, other] = [process(), process()];
    for (let at = 0; at < 10; at++) {
      const { reservation } = admitted(await one.reserve(ask()));
      admitted(await other.reserve(ask()));
      clock.nowMs += 300;
      expect(await one.settle(reservation, { kind: 'used', tokens: 100 })).toBe('settled');
    }
    // The first of the other process knew nothing yet, and took two.
    expect(writes).toEqual({ reserve: 21, settle: 10, both: 0 });
  });

  it('gets back what it did not use', async () => {
    const { process, item, clock } = start();
    const one = process();
    const { reservation } = admitted(await one.reserve(ask({ tokens: 1_000 })));
    clock.nowMs += 6_000;
    await one.settle(reservation, { kind: 'used', tokens: 400 });
    // Of 600 ms unused a tenth was held for a tenth of the minute.
    expect(item.state.levels.tokens).toBe((NOW_MS + 460) * 1_000);
    expect(item.state.open.size).toBe(0);
  });

  it('is settled once', async () => {
    const { process, item } = start();
    const { reservation } = admitted(await process().reserve(ask({ tokens: 1_000 })));
    expect(await process().settle(reservation, { kind: 'used', tokens: 1 })).toBe('settled');
    const { levels } = item.state;
    expect(await process().settle(reservation, { kind: 'used', tokens: 1 })).toBe('repeated');
    expect(item.state.levels).toEqual(levels);
  });

  it('reserves once, though the answer to its first try got lost', async () => {
    const { process, item, clock } = start();
    const one = process();
    const asked = ask({ callClass: 'standard' });
    const { reservation } = admitted(await one.reserve(asked));
    const { levels } = item.state;
    for (const again of [one, process()]) {
      const { reservation: same, startsInMs } = admitted(await again.reserve(asked));
      expect(same).toEqual(reservation);
      expect(startsInMs).toBe(0);
    }
    clock.nowMs += 60_000;
    expect(admitted(await one.reserve(asked)).reservation).toEqual(reservation);
    expect(item.state.levels).toEqual(levels);
  });

  it('that nobody settles is made up for by time, and forgotten', async () => {
    const { process, item, clock } = start();
    const one = process();
    await one.reserve(ask({ tokens: 4_000 }));
    expect(item.state.open.size).toBe(1);
    clock.nowMs += 4_001;
    admitted(await one.reserve(ask({ callClass: 'batch' })));
    clock.nowMs += ROUND.abandonedMs + 1;
    admitted(await one.reserve(ask()));
    expect(item.state.open.size).toBe(1);
  });

  it('with names of any length leaves an item of a few bytes', async () => {
    const { process, item } = start();
    admitted(await process().reserve(ask({ key: 'k'.repeat(500), tenant: 't'.repeat(500) })));
    const [[key = '', open] = []] = [...item.state.open];
    expect([key.length, open?.tenant.length]).toEqual([10, 4]);
  });
});

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

describe('a call that no minute has room for', () => {
  it.each([60_001, 0, Number.NaN])('is rejected at once: of %d tokens', async (tokens) => {
    const { process, writes } = start();
    await expect(process().reserve(ask({ tokens }))).rejects.toMatchObject({
      code: 'call-too-large',
      fate: 'rejected',
      message: expect.stringContaining(`${tokens} tokens, and its quota has 60000 a minute`),
    });
    expect(writes.reserve).toBe(0);
    admitted(await process().reserve(ask({ tokens: 60_000 })));
  });
});

describe('a full quota', () => {
  it('refuses, and says when there is room', async () => {
    const { process, clock } = start();
    const one = process();
    await one.reserve(ask({ tokens: 3_000 }));
    const refusal = await one.reserve(ask({ callClass: 'standard' }));
    // 3 s ahead, of which the floor may have 1.5.
    expect(refusal).toEqual({ retryAfterMs: 1_500 });
    clock.nowMs += 1_500;
    expect(admitted(await one.reserve(ask({ callClass: 'standard' }))).reservation.byFloor).toBe(true);
  });

  it('lets an interactive call in ahead of its time, to begin when there is room', async () => {
    const { process } = start();
    const one = process();
    await one.reserve(ask({ tokens: 2_300 }));
    const { startsInMs, reservation } = admitted(await one.reserve(ask()));
    expect(startsInMs).toBe(800);
    expect(reservation.atUs).toBe((NOW_MS + 800) * 1_000);
    expect(await one.reserve(ask({ tokens: 1 }))).toEqual(expect.objectContaining({ startsInMs: 1_000 }));
    expect(await one.reserve(ask())).toEqual({ retryAfterMs: 1 });
  });

  it('is not asked again for as long as the class believes what it saw', async () => {
    const { process, writes, clock } = start();
    const one = process();
    await one.reserve(ask({ tokens: 30_000 }));
    const wants = (callClass: Ask['callClass']) => one.reserve(ask({ callClass }));
    expect(await wants('batch')).toEqual({ retryAfterMs: 28_500 });
    expect(writes.reserve).toBe(1);
    clock.nowMs += 1_000;
    await wants('batch');
    expect(writes.reserve).toBe(1);
    // It sees the quota anew, and with it everybody of the process.
    await wants('standard');
    expect(writes.reserve).toBe(2);
    clock.nowMs += 100;
    await wants('interactive');
    expect(writes.reserve).toBe(3);
    clock.nowMs += 99;
    expect(await wants('interactive')).toEqual({ retryAfterMs: 26_301 });
    expect(writes.reserve).toBe(3);
  });

  it('is asked once more where what was believed was wrong', async () => {
    const { process, writes, clock } = start();
    const [one, other] = [process(), process()];
    admitted(await one.reserve(ask()));
    clock.nowMs += 40_000;
    admitted(await other.reserve(ask()));
    clock.nowMs += 10;
    const before = writes.reserve;
    admitted(await one.reserve(ask()));
    expect(writes.reserve - before).toBe(2);
  });
});

describe('clocks', () => {
  it('that are behind go by the fastest that was seen', async () => {
    const { process, item } = start();
    const [fast, slow] = [process(2_000), process(-3_000)];
    await fast.reserve(ask({ tokens: 1_400 }));
    // By its own clock the level stands 6.4 s ahead.
    admitted(await slow.reserve(ask()));
    expect(item.state.atUs).toBe((NOW_MS + 2_000) * 1_000);
    admitted(await slow.reserve(ask()));
  });

  it('that differ let no more in than the difference once', async () => {
    const { process, clock } = start();
    const processes = [-700, 0, 300, 900].map((skewMs) => process(skewMs));
    let tokens = 0;
    for (let at = 0; at < 600; at++, clock.nowMs += 100) {
      const admission = await (processes[at % 4] as ReturnType<typeof process>).reserve(ask({ tokens: 300 }));
      tokens += 'reservation' in admission ? 300 : 0;
    }
    // One minute of the quota, the burst with what may be booked, the last call, and the fastest clock's lead.
    expect(tokens).toBeLessThanOrEqual(60_000 + 3_000 + 300 + 900);
    expect(tokens).toBeGreaterThan(60_000);
  });
});

describe('a 429 in spite of a reservation', () => {
  it('shrinks the target for everybody, once for calls of the same time, and closes for a moment', async () => {
    const { process, item, clock } = start();
    const [one, other] = [process(), process()];
    const reservations = [];
    for (const by of [one, other, one]) {
      reservations.push(admitted(await by.reserve(ask())).reservation);
    }
    clock.nowMs += 50;
    for (const reservation of reservations) {
      expect(await one.settle(reservation, { kind: 'throttled' })).toBe('settled');
    }
    expect(item.state.shrunk).toEqual({ to: 0.8, atUs: (NOW_MS + 50) * 1_000 });
    const openedAt = (NOW_MS + 2_050) * 1_000;
    expect(item.state.levels).toEqual({ requests: openedAt, tokens: openedAt });
    // Who has not heard of it writes in vain, and then by the new costs.
    clock.nowMs += 2_000;
    const { reservation } = admitted(await other.reserve(ask({ tokens: 80 })));
    expect(reservation.scale).toBeCloseTo(0.803, 3);
    expect(item.state.levels.tokens).toBe(openedAt + 99_586);
  });

  it('for the tokens of the day closes the profile', async () => {
    const { process } = start();
    const one = process();
    const { reservation } = admitted(await one.reserve(ask()));
    await one.settle(reservation, { kind: 'exhausted' });
    expect(await one.reserve(ask())).toEqual({ retryAfterMs: 597_500 });
  });
});
