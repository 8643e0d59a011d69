import { nextQuota, shortestWaitMs, WAITS_BEFORE_SPILL } from '../../../../lambdas/domain/queueing/spill.ts';

const ORDER = ['eu.small', 'global.small', 'eu.large'];
const next = (waits: [string, number][], mostWaitMs = 1_000) => nextQuota(ORDER, new Map(waits), mostWaitMs);

describe('a call', () => {
  it('asks the best quota first', () => {
    expect(next([])).toBe('eu.small');
  });

  it('waits for one whose wait is bearable', () => {
    expect(next([['eu.small', 1_000]])).toBeUndefined();
    expect(
      next([
        ['eu.small', 5_000],
        ['global.small', 900],
      ]),
    ).toBeUndefined();
  });

  it('asks the next one where none is', () => {
    expect(next([['eu.small', 1_001]])).toBe('global.small');
    expect(
      next([
        ['eu.small', 5_000],
        ['global.small', 2_000],
      ]),
    ).toBe('eu.large');
  });

  it('waits for the shortest where all were asked', () => {
    const all: [string, number][] = [
      ['eu.small', 5_000],
      ['global.small', 2_000],
      ['eu.large', 9_000],
    ];
    expect(next(all)).toBeUndefined();
    expect(shortestWaitMs(new Map(all))).toBe(2_000);
  });

  it('waits the longer, the less urgent it is, and in a batch for ever', () => {
    const { interactive, standard, batch } = WAITS_BEFORE_SPILL;
    expect(interactive).toBeLessThan(standard);
    expect(next([['eu.small', 86_400_000]], batch)).toBeUndefined();
  });
});
