import { isSettleable, settled } from '../../../../lambdas/domain/limiter/settlement.ts';
import { NOW, open, SECOND, state } from './factories.ts';
import { write } from './settlement-fixture.ts';

describe('a settlement', () => {
  it('is made while its reservation is open', () => {
    const one = write({ kind: 'refused' });
    expect(isSettleable(one, state({ open: open('acme') }))).toBe(true);
    expect(isSettleable(one, state())).toBe(false);
  });

  it('that closes a quota is made where nobody has closed it for longer', () => {
    const one = write({ kind: 'throttled' });
    const under = open('acme');
    const after = NOW + 2 * SECOND;
    expect(isSettleable(one, state({ open: under, levels: { requests: after, tokens: after } }))).toBe(true);
    expect(isSettleable(one, state({ open: under, levels: { requests: after + 1 } }))).toBe(false);
    expect(isSettleable(one, state({ open: under, levels: { tokens: after + 1 } }))).toBe(false);
  });

  it('lowers levels, also behind now, puts others and lets the reservation go', () => {
    const before = state({
      levels: { requests: NOW + 5, tokens: NOW, 'floor-batch': 8 },
      open: open('a', 'b'),
      atUs: 3,
    });
    const shrunk = { to: 0.5, atUs: 1 };
    const after = settled(
      { key: 'o0', refunds: { requests: 5, tokens: 9 }, put: { 'floor-batch': 7 }, shrunk },
      before,
    );
    expect(after).toEqual({
      levels: { requests: NOW, tokens: NOW - 9, 'floor-batch': 7 },
      open: new Map([...before.open].slice(1)),
      shrunk,
      atUs: 3,
    });
    expect(before.open.size).toBe(2);
  });

  it('leaves the shrinking as it is where it brings none, and lowers a level that is not there from 0', () => {
    const shrunk = { to: 0.5, atUs: 1 };
    const write = { key: 'o0', refunds: { tokens: 4 }, put: {}, shrunk: undefined };
    expect(settled(write, state({ shrunk }))).toMatchObject({ levels: { tokens: -4 }, shrunk });
  });
});
