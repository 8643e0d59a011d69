import {
  believed,
  costsOf,
  floorCostUs,
  isReservable,
  reserved,
  reserveWrite,
  retryAfterMs,
} from '../../../../lambdas/domain/limiter/reservation.ts';
import { ask, NOW, NOW_MS, open, QUOTA, ROUND, SECOND, state } from './factories.ts';

const ms = (n: number) => n * 1_000;
const write = (changes: Parameters<typeof ask>[0] = {}, believes = state(), steering = ROUND) =>
  reserveWrite(ask(changes), believes, NOW, QUOTA, steering);

describe('costs', () => {
  it('are the time in which the quota makes up for them', () => {
    expect(costsOf(200, QUOTA, ROUND, 1)).toEqual({ requestsUs: ms(100), tokensUs: ms(200) });
  });

  it('grow as the target shrinks, and are rounded up', () => {
    expect(costsOf(200, QUOTA, { ...ROUND, target: 0.5 }, 0.5)).toEqual({
      requestsUs: ms(400),
      tokensUs: ms(800),
    });
    expect(costsOf(1, { requestsPerMinute: 7, tokensPerMinute: 7 }, ROUND, 1)).toEqual({
      requestsUs: 8_571_429,
      tokensUs: 8_571_429,
    });
  });

  it('are nothing of an infinite quota', () => {
    const infinite = {
      requestsPerMinute: Number.POSITIVE_INFINITY,
      tokensPerMinute: Number.POSITIVE_INFINITY,
    };
    expect(costsOf(1_000, infinite, ROUND, 1)).toEqual({ requestsUs: 0, tokensUs: 0 });
    expect(reserveWrite(ask(), state(), NOW, infinite, ROUND).steps).toEqual([]);
  });

  it('of a floor are those of the dimension of which the call takes more', () => {
    expect(floorCostUs({ requestsUs: 100, tokensUs: 200 }, 0.1)).toBe(2_000);
    expect(floorCostUs({ requestsUs: 301, tokensUs: 200 }, 0.2)).toBe(1_505);
  });
});

describe('the write of a reservation', () => {
  it('charges requests and tokens within the class’s part of the burst, beginning half a second before now', () => {
    expect(write()).toEqual({
      key: 'k1',
      steps: [
        {
          dimension: 'requests',
          rule: 'anew',
          costUs: ms(100),
          nowUs: NOW,
          fromUs: 0,
          toUs: NOW,
          atOnceUs: NOW + ms(1_500),
        },
        {
          dimension: 'tokens',
          rule: 'anew',
          costUs: ms(200),
          nowUs: NOW,
          fromUs: 0,
          toUs: NOW,
          atOnceUs: NOW + ms(1_500),
        },
      ],
      open: { atMs: NOW_MS, tenant: 'acme', byFloor: false },
      nowUs: NOW,
      scale: 1,
      shrunkAtUs: 0,
      forgotten: [],
    });
  });

  const busy = (aheadMs: number) =>
    state({ levels: { requests: NOW + ms(aheadMs), tokens: NOW + ms(aheadMs) } });
  const limits = (changes: Parameters<typeof ask>[0], believes = busy(0)) =>
    write(changes, believes).steps.map(({ dimension, rule, fromUs, toUs }) => [
      dimension,
      rule,
      fromUs - NOW,
      toUs - NOW,
    ]);

  it.each([
    ['interactive', 0, 2_500],
    ['interactive', 60_000, 2_500],
    ['standard', 0, 500],
    ['standard', 5_000, 750],
    ['standard', 10_000, 1_000],
    ['batch', 0, 0],
    ['batch', 60_000, 500],
  ] as const)('of %s after %d ms holds up to %d ms ahead', (callClass, ageMs, aheadMs) => {
    expect(limits({ callClass, ageMs })).toEqual([
      ['requests', 'after', ms(-500), ms(aheadMs)],
      ['tokens', 'after', ms(-500), ms(aheadMs)],
    ]);
  });

  describe('of a large call', () => {
    // Of the burst of 2,000 ms 500 lie before now; a call of 100 ms begins as soon as it is let in.
    const steering = { ...ROUND, callMs: 100 };
    const tokensOf = (changes: Parameters<typeof ask>[0], levels: Record<string, number>) => {
      const { steps, open: call } = write(changes, state({ levels }), steering);
      const { costUs, toUs, atOnceUs } = steps[1] as (typeof steps)[number];
      return [costUs, toUs - NOW, atOnceUs - NOW, call.atMs - NOW_MS].map((us) => us / 1_000);
    };
    const levels = { requests: NOW, tokens: NOW + ms(300) };

    it('is let in where a small one is, and begins when the level has run down by what it takes more', () => {
      // Half a second larger than the burst leaves room for.
      expect(tokensOf({ callClass: 'standard', tokens: 1_600 }, levels)).toEqual([1_600, 500, 0, 0.3]);
      expect(tokensOf({ callClass: 'standard', tokens: 1_100 }, levels)).toEqual([1_100, 500, 500, 0]);
    });

    it('is charged what it is larger than the burst once more', () => {
      expect(tokensOf({ callClass: 'standard', tokens: 5_100 }, levels)).toEqual([8_100, 500, -3_500, 3.8]);
    });

    it('goes by the floor only where the level has run down', () => {
      const full = { requests: NOW, tokens: NOW + ms(800) };
      const byFloor = (tokens: number) =>
        write({ callClass: 'standard', tokens }, state({ levels: full }), steering).open.byFloor;
      expect([200, 800, 801, 5_100].map(byFloor)).toEqual([true, true, false, false]);
    });
  });

  it('of a greedy tenant holds a tenth of the burst less', () => {
    const others = { ...busy(0), open: open('acme', 'acme', 'ben') };
    expect(limits({}, others).map(([, , , to]) => to)).toEqual([ms(2_300), ms(2_300)]);
    expect(limits({ tenant: 'ben' }, others).map(([, , , to]) => to)).toEqual([ms(2_500), ms(2_500)]);
  });

  it('goes by the floor where the class’s part is full, up to the whole burst', () => {
    const full = write({ callClass: 'batch' }, busy(1_200));
    expect(full.open.byFloor).toBe(true);
    expect(full.steps.map(({ dimension, costUs, toUs }) => [dimension, costUs, toUs - NOW])).toEqual([
      ['requests', ms(100), ms(1_500)],
      ['tokens', ms(200), ms(1_500)],
      // What a tenth of the quota makes up for in ten times the time.
      ['floor-batch', ms(2_000), 0],
    ]);
    expect(write({ callClass: 'standard' }, busy(1_200)).steps[2]).toMatchObject({
      dimension: 'floor-standard',
      costUs: ms(1_000),
    });
  });

  it('asks for the class’s part where neither has room, or there is no floor', () => {
    const levels = { requests: NOW, tokens: NOW + ms(9_000), 'floor-batch': NOW };
    expect(write({ callClass: 'batch' }, state({ levels })).open.byFloor).toBe(false);
    expect(write({}, state({ levels })).steps).toHaveLength(2);
    const floorless = { ...ROUND, shares: { ...ROUND.shares, batch: { ...ROUND.shares.batch, floor: 0 } } };
    expect(write({ callClass: 'batch' }, busy(1_200), floorless).steps).toHaveLength(2);
  });

  it('goes by the floor only as far ahead as that may be', () => {
    const at = (floorMs: number) =>
      write(
        { callClass: 'batch' },
        state({ levels: { ...busy(1_200).levels, 'floor-batch': NOW + ms(floorMs) } }),
      );
    expect([2_999, 3_000, 3_001].map((floorMs) => at(floorMs).open.byFloor)).toEqual([true, true, false]);
    expect(at(3_000).steps[2]).toMatchObject({ rule: 'after', toUs: NOW + ms(3_000) });
  });

  it('reckons with what is left of the target', () => {
    const shrunk = { to: 0.5, atUs: NOW };
    const less = write({}, state({ shrunk }));
    expect(less).toMatchObject({ scale: 0.5, shrunkAtUs: NOW });
    expect(less.steps.map(({ costUs }) => costUs)).toEqual([ms(200), ms(400)]);
  });

  it('forgets calls that were never settled, the oldest twenty at once', () => {
    const call = (ageMs: number) => ({ atMs: NOW_MS - ageMs, tenant: 'acme', byFloor: false });
    const some = new Map([
      ['old', call(ROUND.abandonedMs + 1)],
      ['young', call(ROUND.abandonedMs)],
    ]);
    expect(write({}, state({ open: some })).forgotten).toEqual(['old']);
    const many = new Map(Array.from({ length: 30 }, (_, at) => [`o${at}`, call(ROUND.abandonedMs * 2)]));
    expect(write({}, state({ open: many })).forgotten).toHaveLength(20);
  });
});

describe('a write', () => {
  it('is made where each of its steps holds, its key is new and the shrinking is the same', () => {
    const full = { requests: NOW, tokens: NOW + ms(5_000) };
    const one = write();
    expect(isReservable(one, state())).toBe(true);
    expect(isReservable(one, state({ levels: full }))).toBe(false);
    expect(
      isReservable(one, state({ open: new Map([['k1', { atMs: 0, tenant: '', byFloor: false }]]) })),
    ).toBe(false);
    expect(isReservable(one, state({ shrunk: { to: 1, atUs: 1 } }))).toBe(false);
    expect(isReservable({ ...one, shrunkAtUs: 1 }, state({ shrunk: { to: 1, atUs: 1 } }))).toBe(true);
  });

  it('leaves the levels charged, the call open and the forgotten ones gone', () => {
    const before = state({ levels: { 'floor-batch': 3 }, open: open('a', 'b'), shrunk: { to: 1, atUs: 0 } });
    expect(reserved({ ...write(), forgotten: ['o0'] }, before)).toEqual({
      levels: { requests: NOW + ms(100), tokens: NOW + ms(200), 'floor-batch': 3 },
      atUs: NOW,
      shrunk: { to: 1, atUs: 0 },
      open: new Map([
        ['o1', { atMs: NOW_MS, tenant: 'b', byFloor: false }],
        ['k1', { atMs: NOW_MS, tenant: 'acme', byFloor: false }],
      ]),
    });
    expect(before.open.size).toBe(2);
  });
});

describe('what is believed of a state', () => {
  const seen = state({ levels: { requests: NOW - 7, tokens: NOW + 5, 'floor-batch': NOW }, atUs: 9 });

  it('keeps its distance from now for as long as the load probably goes on', () => {
    const later = (seconds: number) => believed(seen, NOW, NOW + seconds * SECOND);
    expect(later(2)).toEqual({
      ...seen,
      levels: {
        requests: NOW - 7 + 2 * SECOND,
        tokens: NOW + 5 + 2 * SECOND,
        'floor-batch': NOW + 2 * SECOND,
      },
    });
    expect(later(90).levels.tokens).toBe(NOW + 5 + 30 * SECOND);
  });

  it('is what was seen, at once or by a clock that went back', () => {
    expect(believed(seen, NOW, NOW)).toEqual(seen);
    expect(believed(seen, NOW, NOW - SECOND)).toEqual(seen);
    expect(believed(state(), Number.NEGATIVE_INFINITY, NOW)).toEqual(state());
  });
});

describe('a refusal', () => {
  const retry = (changes: Parameters<typeof ask>[0], levels: Record<string, number>) =>
    retryAfterMs(ask(changes), state({ levels }), NOW, QUOTA, ROUND);

  it('tells when the fuller of both levels is within what the class may have and book', () => {
    expect(retry({}, { requests: NOW + ms(2_700), tokens: NOW + ms(3_000) })).toBe(500);
    expect(retry({}, { requests: NOW + ms(2_500) + 1 })).toBe(1);
    expect(retry({}, {})).toBe(0);
  });

  it('tells by the nearer of class’s part and floor', () => {
    const levels = { requests: NOW, tokens: NOW + ms(2_000) };
    // The part has room in 2,000 ms, the floor in 500.
    expect(retry({ callClass: 'batch' }, levels)).toBe(500);
    expect(retry({ callClass: 'batch' }, { ...levels, 'floor-batch': NOW + ms(4_200) })).toBe(1_200);
    expect(retry({ callClass: 'batch' }, { ...levels, 'floor-batch': NOW + ms(9_000) })).toBe(2_000);
  });

  it('of an infinite quota there is none', () => {
    const infinite = {
      requestsPerMinute: Number.POSITIVE_INFINITY,
      tokensPerMinute: Number.POSITIVE_INFINITY,
    };
    expect(retryAfterMs(ask(), state(), NOW, infinite, ROUND)).toBe(0);
  });
});
