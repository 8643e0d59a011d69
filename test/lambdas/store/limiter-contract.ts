import type { LimiterState } from '../../../lambdas/domain/limiter/limiter-state.ts';
import type { ReserveWrite } from '../../../lambdas/domain/limiter/reservation.ts';
import type { SettleWrite } from '../../../lambdas/domain/limiter/settlement.ts';
import type { LimiterItem } from '../../../lambdas/store/limiter-item.ts';
import { adding, NOW, reserveOf, settleOf, step } from './limiter-writes.ts';

export interface ClosingItems {
  /** The item of a profile that no test has used. */
  fresh(): LimiterItem;
  close(): Promise<void>;
}

/** What every item of a limiter must do, whatever it is kept in. */
export function limiterContract(name: string, create: () => Promise<ClosingItems>): void {
  describe(`${name} as the item of a limiter`, () => {
    let items: ClosingItems;
    let item: LimiterItem;
    beforeAll(async () => {
      items = await create();
    });
    afterAll(() => items.close());
    beforeEach(() => {
      item = items.fresh();
    });

    const reserve = (...reservations: ReserveWrite[]) => item.write({ settlements: [], reservations });
    const settle = (...settlements: SettleWrite[]) => item.write({ settlements, reservations: [] });
    const done = async (write: ReserveWrite): Promise<LimiterState> => {
      const { isDone, state } = await reserve(write);
      expect(isDone).toBe(true);
      return state;
    };
    const refused = async (write: ReserveWrite): Promise<LimiterState> => {
      const { isDone, state } = await reserve(write);
      expect(isDone).toBe(false);
      return state;
    };

    it('begins levels at now where there are none, and tells the state that it left', async () => {
      expect(await done(reserveOf('a'))).toEqual({
        levels: { requests: NOW + 50_000, tokens: NOW + 300_000 },
        atUs: NOW,
        shrunk: undefined,
        open: new Map([['a', { atMs: NOW / 1_000, tenant: 'acme', byFloor: false }]]),
      });
    });

    it('adds to levels within their limits, both included, and to all or none of them', async () => {
      await done(reserveOf('a'));
      const [requests, tokens] = [NOW + 50_000, NOW + 300_000];
      const within = [adding('requests', requests, requests), adding('tokens', tokens, tokens)];
      const state = await done(reserveOf('b', { steps: within, nowUs: NOW + 1 }));
      expect(state).toMatchObject({
        levels: { requests: NOW + 100_000, tokens: NOW + 350_000 },
        atUs: NOW + 1,
      });
      const unchanged = await refused(
        reserveOf('c', { steps: [adding('requests', 0, NOW * 2), adding('tokens', 0, NOW + 349_999)] }),
      );
      expect(unchanged).toEqual(state);
      await refused(reserveOf('c', { steps: [adding('requests', NOW + 100_001, NOW * 2)] }));
    });

    it('begins anew only from a level that is not beyond, and adds only where there is one', async () => {
      await done(reserveOf('a'));
      const at = (toUs: number) => [step('requests', { toUs, nowUs: NOW + 60_000 })];
      await refused(reserveOf('b', { steps: at(NOW + 49_999) }));
      const { levels } = await done(reserveOf('b', { steps: at(NOW + 50_000) }));
      expect(levels).toEqual({ requests: NOW + 110_000, tokens: NOW + 300_000 });
      await refused(reserveOf('c', { steps: [adding('floor-batch', 1, NOW * 2)] }));
    });

    it('takes the same reservation once, and tells that it has it', async () => {
      await done(reserveOf('a', { open: { atMs: 5, tenant: 'ben_._', byFloor: true } }));
      const state = await refused(reserveOf('a', { steps: [] }));
      expect(state.open.get('a')).toEqual({ atMs: 5, tenant: 'ben_._', byFloor: true });
    });

    it('settles a reservation once, whatever it had reserved', async () => {
      await done(reserveOf('a'));
      await done(reserveOf('b', { steps: [] }));
      const first = await settle(settleOf('a', { refunds: { tokens: 400_000, requests: 0 } }));
      expect(first).toMatchObject({
        isDone: true,
        state: { levels: { requests: NOW + 50_000, tokens: NOW - 100_000 } },
      });
      expect([...first.state.open.keys()]).toEqual(['b']);
      const again = await settle(settleOf('a', { refunds: { tokens: 400_000 } }));
      expect(again).toEqual({ isDone: false, state: first.state });
    });

    it('settles nothing that was never reserved', async () => {
      expect(await settle(settleOf('a', { refunds: { tokens: 1 } }))).toMatchObject({ isDone: false });
      await done(reserveOf('b'));
    });

    it('charges more where a call took more', async () => {
      await done(reserveOf('a'));
      const { state } = await settle(settleOf('a', { refunds: { tokens: -20_000 } }));
      expect(state.levels.tokens).toBe(NOW + 320_000);
    });

    it('puts a level far ahead where a quota is used up', async () => {
      await done(reserveOf('a'));
      const put = { tokens: NOW + 600_000_000 };
      const { state } = await settle(settleOf('a', { refunds: { requests: 50_000 }, put }));
      expect(state.levels).toEqual({ requests: NOW, tokens: NOW + 600_000_000 });
    });

    it('puts no level nearer that is beyond already, and then settles nothing, before what it gives back', async () => {
      await done(reserveOf('a'));
      const at = (tokens: number) => settleOf('a', { refunds: { requests: 1 }, put: { tokens } });
      const { isDone, state } = await settle(at(NOW + 299_999));
      expect(isDone).toBe(false);
      expect(state.levels).toEqual({ requests: NOW + 50_000, tokens: NOW + 300_000 });
      expect([...state.open.keys()]).toEqual(['a']);
      await done(reserveOf('b', { steps: [] }));
      // 1,000 come back before: it stands at 299,000 then.
      const both = [settleOf('b', { refunds: { tokens: 1_000 } }), at(NOW + 299_000)] as const;
      expect((await settle(both[0], at(NOW + 298_999))).isDone).toBe(false);
      expect(await settle(...both)).toMatchObject({
        isDone: true,
        state: { levels: { tokens: NOW + 299_000 } },
      });
    });

    it('keeps a shrinking, after which only who knows of it reserves', async () => {
      await done(reserveOf('a'));
      const shrunk = { to: 0.512, atUs: NOW + 7 };
      expect((await settle(settleOf('a', { shrunk }))).state.shrunk).toEqual(shrunk);
      expect((await refused(reserveOf('b', { steps: [] }))).shrunk).toEqual(shrunk);
      await refused(reserveOf('b', { steps: [], shrunkAtUs: NOW + 8 }));
      await done(reserveOf('b', { steps: [], shrunkAtUs: NOW + 7 }));
    });

    it('lets go of calls that nobody settles', async () => {
      await done(reserveOf('a'));
      const { open } = await done(reserveOf('b', { steps: [], forgotten: ['a', 'unknown'] }));
      expect([...open.keys()]).toEqual(['b']);
    });

    it('lets in no more than there is room for, of many at once', async () => {
      await done(reserveOf('first'));
      const writes = Array.from({ length: 20 }, (_, at) =>
        reserve(reserveOf(`k${at}`, { steps: [adding('requests', 0, NOW + 220_000)] })),
      );
      const made = (await Promise.all(writes)).filter(({ isDone }) => isDone);
      // From 50 ms ahead in steps of 50 ms: those that find 50, 100, 150 and 200 ms.
      expect(made).toHaveLength(4);
    });

    it('settles and reserves at once, each after those before it', async () => {
      await done(reserveOf('a'));
      const { isDone, state } = await item.write({
        settlements: [settleOf('a', { refunds: { tokens: 200_000 } })],
        reservations: [
          reserveOf('b', { steps: [adding('tokens', NOW, NOW + 100_000)] }),
          reserveOf('c', { steps: [adding('tokens', NOW + 150_000, NOW + 150_000)] }),
        ],
      });
      expect(isDone).toBe(true);
      expect(state.levels).toEqual({ requests: NOW + 50_000, tokens: NOW + 200_000 });
      expect([...state.open.keys()].sort()).toEqual(['b', 'c']);
    });

    it.each([
      ['what was settled before', settleOf('z'), []],
      ['a call without room', settleOf('a'), [adding('tokens', 0, NOW + 99_999)]],
      ['a call without room after one with', settleOf('a'), [adding('tokens', 0, NOW + 149_999)]],
    ])('does nothing of a write with %s', async (_, settlement, steps) => {
      const state = await done(reserveOf('a', { steps: [step('tokens', { costUs: 300_000 })] }));
      const write = {
        settlements: [{ ...settlement, refunds: { tokens: 200_000 } }],
        reservations: [
          ...(steps[0]?.toUs === NOW + 149_999
            ? [reserveOf('b', { steps: [adding('tokens', 0, NOW * 2)] })]
            : []),
          reserveOf('c', { steps }),
        ],
      };
      expect(await item.write(write)).toEqual({ isDone: false, state });
    });

    it('begins a level anew and adds to it in the same write', async () => {
      const anew = reserveOf('a', { steps: [step('requests', {})] });
      const after = reserveOf('b', { steps: [adding('requests', NOW, NOW + 50_000)] });
      const { isDone, state } = await reserve(anew, after);
      expect([isDone, state.levels]).toEqual([true, { requests: NOW + 100_000 }]);
    });

    it('is another one for each profile', async () => {
      await done(reserveOf('a'));
      item = items.fresh();
      expect((await done(reserveOf('a'))).open.size).toBe(1);
    });
  });
}
