import fc from 'fast-check';
import {
  againInSeconds,
  letIn,
  NO_WAIT,
  type Pace,
  turnedAway,
} from '../../../../lambdas/domain/queueing/pace.ts';
import { runs } from '../arbitraries.ts';

const MIDDLE = 0.5;

describe('a pace', () => {
  it('goes a fifth of the way to the age of each call that is let in', () => {
    expect(letIn(NO_WAIT, 10_000)).toEqual({ waitMs: 2_000 });
    expect(letIn({ waitMs: 10_000 }, 0)).toEqual({ waitMs: 8_000 });
  });

  it('is never shorter than the age of one that is not', () => {
    expect(turnedAway({ waitMs: 5_000 }, 8_000)).toEqual({ waitMs: 8_000 });
    expect(turnedAway({ waitMs: 9_000 }, 8_000)).toEqual({ waitMs: 9_000 });
  });
});

describe('a call that was not let in', () => {
  it.each([
    ['is as old as those that get in', 60_000, 0, 0, 60],
    ['has waited the rest of it', 60_000, 40_000, 0, 20],
    ['has waited a tenth longer where it has waited enough', 60_000, 60_000, 0, 7],
    ['has let a second pass at least', 0, 0, 0, 1],
    ['has let pass what the limiter said', 0, 0, 12_345, 13],
    ['a queue withholds it no longer', 86_400_000, 0, 0, 900],
  ])('asks again once it %s', (_, waitMs, ageMs, retryAfterMs, seconds) => {
    expect(againInSeconds({ waitMs }, ageMs, retryAfterMs, MIDDLE)).toBe(seconds);
  });

  it('does not come back together with those that it came with', () => {
    const at = (random: number) => againInSeconds({ waitMs: 100_000 }, 0, 0, random);
    expect([0, 0.5, 0.999].map(at)).toEqual([90, 100, 110]);
  });

  it('asks again after whole seconds that a queue takes', () => {
    const ms = fc.nat({ max: 10 ** 9 });
    fc.assert(
      fc.property(
        ms,
        ms,
        ms,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (waitMs, ageMs, retryMs, random) => {
          const seconds = againInSeconds({ waitMs }, ageMs, retryMs, random);
          expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 900).toBe(true);
        },
      ),
      runs,
    );
  });

  it('asks a few times where others tell the wait, and some dozen times an hour where nobody does', () => {
    const asksUntilServed = (waitMs: number, known: Pace): number => {
      let pace = known;
      let asks = 0;
      for (let ageMs = 0; ageMs < waitMs; asks++) {
        pace = turnedAway(pace, ageMs);
        ageMs += againInSeconds(pace, ageMs, 0, MIDDLE) * 1_000;
      }
      return asks;
    };
    expect(asksUntilServed(300_000, { waitMs: 300_000 })).toBe(1);
    expect(asksUntilServed(3_600_000, { waitMs: 3_600_000 })).toBe(4);
    expect(asksUntilServed(300_000, NO_WAIT)).toBeLessThan(40);
    expect(asksUntilServed(3_600_000, NO_WAIT)).toBeLessThan(70);
  });
});
