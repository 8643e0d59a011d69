import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { LimiterItem } from '../../../lambdas/store/limiter-item.ts';
import { NOW_MS, QUOTA, ROUND } from '../domain/limiter/factories.ts';
import { admitted, ask, start } from './limiter-fixture.ts';

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

  it('that is larger than the burst waits for its turn, also where the answer to its first try got lost', async () => {
    const { process, clock } = start(QUOTA, { ...ROUND, callMs: 100 });
    const one = process();
    const large = ask({ callClass: 'standard', tokens: 6_100 });
    await one.reserve(ask({ tokens: 100 }));
    const { startsInMs, reservation } = admitted(await one.reserve(large));
    // It is 4 s larger than the burst, of which half a second lies before now, and the level stands 100 ms ahead.
    expect(startsInMs).toBe(4_600);
    expect(reservation.atUs).toBe((NOW_MS + 4_600) * 1_000);
    clock.nowMs += 1_000;
    for (const again of [one, process()]) {
      expect(admitted(await again.reserve(large))).toEqual({ startsInMs: 3_600, reservation });
    }
  });

  it('that is larger than the burst begins at once where nobody came for as long', async () => {
    const { process, clock } = start(QUOTA, { ...ROUND, callMs: 100 });
    await process().reserve(ask({ tokens: 100 }));
    clock.nowMs += 4_600;
    expect(admitted(await process().reserve(ask({ tokens: 6_100 }))).startsInMs).toBe(0);
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

  it('is not refused for what was seen before the clock went back', async () => {
    const { process, clock } = start();
    const one = process();
    await one.reserve(ask({ tokens: 30_000 }));
    expect(await one.reserve(ask())).toHaveProperty('retryAfterMs');
    const other = process();
    clock.nowMs += 60_000;
    const { reservation } = admitted(await other.reserve(ask({ tokens: 59_000 })));
    expect(await one.reserve(ask())).toHaveProperty('retryAfterMs');
    await other.settle(reservation, { kind: 'refused' });
    clock.nowMs -= 5_000;
    admitted(await one.reserve(ask()));
  });

  it('that hears of a failure has reserved nothing, though it waited for the write of another', async () => {
    const { item, clock } = start();
    let failures = 0;
    const failing: LimiterItem = {
      write: async (write) => {
        if (failures-- > 0) throw new Error('throttled');
        return item.write(write);
      },
    };
    const process = () => limiter(failing, { quota: QUOTA, steering: ROUND, nowMs: () => clock.nowMs });
    const one = process();
    const { reservation } = admitted(await one.reserve(ask({ tokens: 30_000 })));
    await process().settle(reservation, { kind: 'refused' });
    clock.nowMs += 10_000;
    failures = 2;
    // What comes while the first write fails goes into one decision.
    const asking = Array.from({ length: 3 }, () => one.reserve(ask({ callClass: 'batch' })));
    const outcomes = await Promise.allSettled(asking);
    await new Promise((resolve) => setImmediate(resolve));
    const letIn = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(item.state.open.size).toBe(letIn);
  });

  it('with names of any length leaves an item of a few bytes', async () => {
    const { process, item } = start();
    admitted(await process().reserve(ask({ key: 'k'.repeat(500), tenant: 't'.repeat(500) })));
    const [[key = '', open] = []] = [...item.state.open];
    expect([key.length, open?.tenant.length]).toEqual([10, 4]);
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
