import type { Ask } from '../../../lambdas/domain/limiter/reservation.ts';
import { NOW_MS } from '../domain/limiter/factories.ts';
import { admitted, ask, start } from './limiter-fixture.ts';

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

  it('opens nothing that another environment has closed for longer since', async () => {
    const { process, item, clock } = start();
    const [one, other] = [process(), process()];
    const exhausted = admitted(await one.reserve(ask())).reservation;
    const throttled = admitted(await other.reserve(ask())).reservation;
    await one.settle(exhausted, { kind: 'exhausted' });
    const { levels } = item.state;
    clock.nowMs += 100;
    expect(await other.settle(throttled, { kind: 'throttled' })).toBe('settled');
    expect(item.state.levels).toEqual(levels);
    expect(item.state.open.size).toBe(0);
    expect(await other.reserve(ask())).toEqual({ retryAfterMs: 597_400 });
  });

  it('for the tokens of the day closes the profile', async () => {
    const { process } = start();
    const one = process();
    const { reservation } = admitted(await one.reserve(ask()));
    await one.settle(reservation, { kind: 'exhausted' });
    expect(await one.reserve(ask())).toEqual({ retryAfterMs: 597_500 });
  });
});
