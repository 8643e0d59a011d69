import fc from 'fast-check';
import type { Dimension, Levels } from '../../../../lambdas/domain/limiter/level.ts';
import {
  afterWrite,
  beginsInUs,
  isWritable,
  type LimiterWrite,
  plannedWrite,
} from '../../../../lambdas/domain/limiter/limiter-write.ts';
import { type Move, movesOf } from '../../../../lambdas/domain/limiter/move.ts';
import type { Ask } from '../../../../lambdas/domain/limiter/reservation.ts';
import type { EndedCall, Outcome } from '../../../../lambdas/domain/limiter/settlement.ts';
import { runs } from '../arbitraries.ts';
import { ask, NOW, open, QUOTA, ROUND, SECOND, state } from './factories.ts';

const ms = (n: number) => n * 1_000;
const planned = (ended: EndedCall[], asks: Ask[], believes = state()) =>
  plannedWrite({ ended, asks }, believes, NOW, QUOTA, ROUND);
const ended = (key: string, outcome: Outcome = { kind: 'used', tokens: 400 }): EndedCall => ({
  reservation: { key, callClass: 'interactive', tokens: 1_000, byFloor: false, atUs: NOW, scale: 1 },
  outcome,
  endedAtUs: NOW,
});
const keysOf = ({ settlements, reservations }: LimiterWrite) => [
  settlements.map(({ key }) => key),
  reservations.map(({ key }) => key),
];

describe('a planned write', () => {
  it('settles all that ended, and lets in each for whom those before it leave room', () => {
    const asks = ['a', 'b', 'c', 'd'].map((key) => ask({ key, tokens: 1_000 }));
    const charged = state({ levels: { requests: NOW, tokens: NOW + ms(600) }, open: open('acme') });
    // An interactive call is let in up to 2,500 ms ahead: at 0, 1,000 and 2,000, and at 3,000 no more.
    expect(keysOf(planned([ended('o0')], asks, charged))).toEqual([['o0'], ['a', 'b', 'c']]);
  });

  it('lets in by what it gives back', () => {
    const full = state({ levels: { requests: NOW, tokens: NOW + ms(2_600) }, open: open('acme', 'ben') });
    expect(keysOf(planned([], [ask()], full))).toEqual([[], []]);
    expect(keysOf(planned([ended('o0')], [ask()], full))).toEqual([['o0'], ['k1']]);
  });

  it('lets nobody in by what tells of a 429, nor who is in', () => {
    const before = state({ open: open('acme') });
    expect(keysOf(planned([ended('o0', { kind: 'throttled' })], [ask()], before))).toEqual([['o0'], []]);
    expect(keysOf(planned([ended('o0')], [ask({ key: 'o0' })], before))).toEqual([['o0'], []]);
  });

  it('says of each call when it begins, by those before it alone', () => {
    const before = state({ levels: { requests: NOW, tokens: NOW + ms(1_400) } });
    const write = planned([], [ask({ key: 'a' }), ask({ key: 'b' }), ask({ key: 'c' })], before);
    const after = afterWrite(write, before);
    // Interactive calls begin up to 1,500 ms ahead, less what a tenant with more than its part has less.
    expect([0, 1, 2].map((at) => beginsInUs(write, at, after))).toEqual([0, ms(100), ms(300)]);
  });
});

const DIMENSIONS: readonly Dimension[] = ['requests', 'tokens', 'floor-standard', 'floor-batch'];
const level = fc.option(
  fc.integer({ min: -3 * SECOND, max: 3 * SECOND }).map((us) => NOW + us),
  { nil: undefined },
);
const levels = fc
  .record({ requests: level, tokens: level, 'floor-standard': level, 'floor-batch': level })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, us]) => us !== undefined)) as Levels);
const callClass = fc.constantFrom('interactive' as const, 'standard' as const, 'batch' as const);
const tokens = fc.integer({ min: 1, max: 900 });
const outcome = fc.oneof(
  { weight: 8, arbitrary: tokens.map((used): Outcome => ({ kind: 'used', tokens: used })) },
  { weight: 1, arbitrary: fc.constantFrom<Outcome>({ kind: 'refused' }, { kind: 'throttled' }) },
);
const endings = fc.array(fc.record({ callClass, tokens, outcome, byFloor: fc.boolean() }), { maxLength: 3 });
const asks = fc.array(fc.record({ callClass, tokens }), { maxLength: 5 });

describe('the moves of a write', () => {
  it('hold and lead where all that it does holds and leads, one after the other, whatever it meets', () => {
    let made = 0;
    fc.assert(
      fc.property(levels, levels, endings, asks, (believes, meets, endeds, wanted) => {
        const under = open(...endeds.map(() => 'acme'));
        const calls = endeds.map(({ outcome, ...call }, at) => ({
          reservation: { key: `o${at}`, atUs: NOW - SECOND, scale: 1, ...call },
          outcome,
          endedAtUs: NOW,
        }));
        // Whoever is under way was charged.
        const charged = (some: Levels) => ({
          ...Object.fromEntries(DIMENSIONS.map((d) => [d, NOW])),
          ...some,
        });
        const known = under.size === 0 ? believes : charged(believes);
        const real = under.size === 0 ? meets : charged(meets);
        const write = planned(
          calls,
          wanted.map((one, at) => ask({ key: `k${at}`, ...one })),
          state({ levels: known, open: under }),
        );
        const met = state({ levels: real, open: under });
        const holds = isWritable(write, met);
        const moves = movesOf(write);
        expect([...moves].every(([dimension, move]) => isWithin(move, real[dimension]))).toBe(holds);
        if (holds) {
          made++;
          expect(moved(moves, real)).toEqual(afterWrite(write, met).levels);
        }
      }),
      runs,
    );
    expect(made).toBeGreaterThan(0);
  });
});

/** As DynamoDB looks at it: a level that is not there is within what goes back to the beginning. */
function isWithin({ fromUs, toUs }: Move, level = 0): boolean {
  return level >= fromUs && level <= toUs;
}

function moved(moves: ReadonlyMap<Dimension, Move>, before: Levels): Levels {
  const changed = [...moves].map(([dimension, { putUs, addUs }]) => [
    dimension,
    (putUs ?? before[dimension] ?? 0) + addUs,
  ]);
  return { ...before, ...Object.fromEntries(changed) };
}
