import { scaleAt, shrunkBy } from '../../../../lambdas/domain/limiter/adaptation.ts';
import { NOW, ROUND, SECOND } from './factories.ts';

const MINUTE = 60 * SECOND;
const shrunk = { to: 0.5, atUs: NOW };

describe('the target', () => {
  it('is all of it as long as nobody was refused', () => {
    expect(scaleAt({ shrunk: undefined }, NOW, ROUND)).toBe(1);
  });

  it('grows back a tenth a minute after a 429, up to all of it', () => {
    const after = (minutes: number) => scaleAt({ shrunk }, NOW + minutes * MINUTE, ROUND);
    expect([0, 1, 2.5, 5, 60].map(after)).toEqual([0.5, 0.6, 0.75, 1, 1]);
  });

  it('does not shrink further for a clock that is behind', () => {
    expect(scaleAt({ shrunk }, NOW - MINUTE, ROUND)).toBe(0.5);
  });
});

describe('a 429', () => {
  const LATER = NOW + 10 * SECOND;

  it('shrinks the target by a fifth', () => {
    expect(shrunkBy({ shrunk: undefined }, NOW - 1, NOW, ROUND)).toEqual({ to: 0.8, atUs: NOW });
    expect(shrunkBy({ shrunk }, LATER + 1, NOW + MINUTE, ROUND)).toEqual({ to: 0.48, atUs: NOW + MINUTE });
  });

  it('of a call from before the last one or soon after it tells nothing new', () => {
    for (const reservedAtUs of [NOW - 1, NOW, LATER]) {
      expect(shrunkBy({ shrunk }, reservedAtUs, NOW + MINUTE, ROUND)).toBe(shrunk);
    }
  });

  it('never shrinks it to nothing', () => {
    const little = { to: 0.105, atUs: NOW };
    expect(shrunkBy({ shrunk: little }, LATER + 1, LATER + 2, ROUND)?.to).toBe(0.1);
  });
});
