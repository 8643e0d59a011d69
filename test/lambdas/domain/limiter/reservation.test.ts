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
import { ms, write } from './reservation-fixture.ts';

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
