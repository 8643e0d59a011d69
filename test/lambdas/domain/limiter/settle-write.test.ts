import {
  type Outcome,
  type Reservation,
  settleWrite,
} from '../../../../lambdas/domain/limiter/settlement.ts';
import { NOW, QUOTA, ROUND, SECOND, state } from './factories.ts';
import { reservation, write } from './settlement-fixture.ts';

const ms = (n: number) => n * 1_000;

describe('the write of a settlement', () => {
  it('gives back the tokens that were not used, and no request', () => {
    expect(write({ kind: 'used', tokens: 400 })).toEqual({
      key: 'o0',
      refunds: { requests: 0, tokens: ms(600) },
      put: {},
      shrunk: undefined,
    });
  });

  it.each([
    [6, 540],
    [30, 300],
    [60, 0],
    [300, 0],
    [-5, 600],
  ])('of a call that ran for %d s gives back %d ms of 600', (seconds, back) => {
    expect(write({ kind: 'used', tokens: 400 }, {}, seconds).refunds.tokens).toBe(ms(back));
  });

  it('charges all that a call took beyond what it had reserved, however long it ran', () => {
    expect(write({ kind: 'used', tokens: 1_300 }, {}, 30).refunds.tokens).toBe(ms(-300));
    expect(write({ kind: 'used', tokens: 1_000 }, {}, 30).refunds.tokens).toBe(0);
  });

  it.each([
    [0, 600],
    [6, 540],
    [30, 300],
    [60, 0],
    [300, 0],
  ])('of a call that ended %d s ago gives back %d ms of 600', (late, back) => {
    expect(write({ kind: 'used', tokens: 400 }, {}, 0, state(), late).refunds.tokens).toBe(ms(back));
  });

  it('charges what a call took beyond what it had reserved, however late', () => {
    expect(write({ kind: 'used', tokens: 1_300 }, {}, 0, state(), 90).refunds.tokens).toBe(ms(-300));
  });

  it('of what the service had not reserved gives back all, however long it ran', () => {
    // Of 1,000 asked for the service had reserved 700, and counted those for half of the minute.
    expect(write({ kind: 'used', tokens: 400, reserved: 700 }, {}, 30).refunds.tokens).toBe(ms(300 + 150));
    expect(write({ kind: 'used', tokens: 400, reserved: 9_000 }, {}, 30).refunds.tokens).toBe(ms(300));
    expect(write({ kind: 'used', tokens: 400, reserved: 300 }, {}, 30).refunds.tokens).toBe(ms(600));
  });

  it('gives everything back where the service counted nothing, however long it took to say so', () => {
    expect(write({ kind: 'refused' }, {}, 30).refunds).toEqual({ requests: ms(100), tokens: ms(1_000) });
  });

  it('gives back what the call was charged, whatever is left of the target by now', () => {
    expect(write({ kind: 'refused' }, { scale: 0.5 }).refunds).toEqual({
      requests: ms(200),
      tokens: ms(2_000),
    });
  });

  it('closes both quotas for a moment after a 429, and shrinks the target once for calls of the same time', () => {
    const after = NOW + 3 * SECOND;
    expect(write({ kind: 'throttled' }, {}, 1)).toEqual({
      key: 'o0',
      refunds: {},
      put: { requests: after, tokens: after },
      shrunk: { to: 0.8, atUs: NOW + SECOND },
    });
    const shrunk = { to: 0.8, atUs: NOW + 1 };
    expect(write({ kind: 'throttled' }, {}, 1, state({ shrunk })).shrunk).toBeUndefined();
    expect(write({ kind: 'refused' }, {}, 1).shrunk).toBeUndefined();
  });

  it('closes for ten minutes where the day’s tokens are used up, and shrinks nothing', () => {
    const after = NOW + 601 * SECOND;
    expect(write({ kind: 'exhausted' }, {}, 1)).toEqual({
      key: 'o0',
      refunds: {},
      put: { requests: after, tokens: after },
      shrunk: undefined,
    });
  });

  it('opens nothing that is closed for longer', () => {
    const levels = { requests: NOW + 9 * SECOND, tokens: NOW };
    expect(write({ kind: 'throttled' }, {}, 1, state({ levels })).put).toEqual({
      requests: NOW + 9 * SECOND,
      tokens: NOW + 3 * SECOND,
    });
  });

  it('gives back to the floor by which a call came in', () => {
    const back = (outcome: Outcome, changes: Partial<Reservation> = {}) =>
      write(outcome, { callClass: 'batch', byFloor: true, ...changes }).refunds;
    // 1,000 ms of tokens were charged as 10 s of the floor; 400 would have been 4.
    expect(back({ kind: 'used', tokens: 400 })).toEqual({
      requests: 0,
      tokens: ms(600),
      'floor-batch': ms(6_000),
    });
    // Of 50 ms of tokens and 100 ms of a request the request was charged, and is not given back.
    expect(back({ kind: 'used', tokens: 10 }, { tokens: 50 })['floor-batch']).toBe(0);
    expect(back({ kind: 'refused' }, { callClass: 'standard' })).toMatchObject({
      'floor-standard': ms(5_000),
    });
    expect(back({ kind: 'throttled' })).toEqual({ 'floor-batch': ms(10_000) });
    expect(back({ kind: 'used', tokens: 400 }, { byFloor: false })).not.toHaveProperty('floor-batch');
  });

  it('knows no floor of those who have none', () => {
    expect(Object.keys(write({ kind: 'refused' }, { byFloor: true }).refunds)).toEqual([
      'requests',
      'tokens',
    ]);
    const { shares } = ROUND;
    const floorless = { ...ROUND, shares: { ...shares, batch: { ...shares.batch, floor: 0 } } };
    const { refunds } = settleWrite(
      {
        reservation: reservation({ byFloor: true, callClass: 'batch' }),
        outcome: { kind: 'refused' },
        endedAtUs: NOW,
      },
      state(),
      NOW,
      QUOTA,
      floorless,
    );
    expect(Object.keys(refunds)).toEqual(['requests', 'tokens']);
  });
});
