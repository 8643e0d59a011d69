import fc from 'fast-check';
import {
  type Attempts,
  afterFailure,
  afterRefusal,
  ENDURANCE,
  firstAttempt,
} from '../../../../lambdas/domain/queueing/attempts.ts';
import { runs } from '../arbitraries.ts';

const endurance = { failures: 3, growth: 2, waitMs: 100_000 };
const NOW = 1_800_000_000_000;
const first = firstAttempt(NOW);

describe('a refusal', () => {
  it('is counted, and is no failure', () => {
    expect(first).toEqual({ acceptedAtMs: NOW, refusals: 0, failures: 0 });
    expect(afterRefusal({ ...first, failures: 2 }, NOW, 7, endurance)).toEqual({
      kind: 'again',
      inSeconds: 7,
      attempts: { acceptedAtMs: NOW, refusals: 1, failures: 2 },
    });
  });

  it('never ends a call, however often, but the time that it may wait does', () => {
    let attempts: Attempts = first;
    for (let at = 0; at < 1_000; at++) {
      const fate = afterRefusal(attempts, NOW + at * 100, 0, endurance);
      attempts = fate.kind === 'again' ? fate.attempts : attempts;
    }
    expect(attempts).toEqual({ acceptedAtMs: NOW, refusals: 1_000, failures: 0 });
    const over = { kind: 'over', why: 'expired' };
    expect(afterRefusal(first, NOW + 90_000, 10, endurance)).toMatchObject({ kind: 'again' });
    expect(afterRefusal(first, NOW + 90_001, 10, endurance)).toEqual(over);
  });
});

describe('a failure', () => {
  const fail = (failures: number, random = 0.5) =>
    afterFailure({ ...first, failures }, NOW, random, endurance);

  it('is tried again after a pause that grows', () => {
    expect(fail(0)).toEqual({
      kind: 'again',
      inSeconds: 2,
      attempts: { acceptedAtMs: NOW, refusals: 0, failures: 1 },
    });
    expect(fail(1)).toMatchObject({ inSeconds: 3, attempts: { failures: 2 } });
    expect([0, 0.999].map((random) => fail(1, random))).toMatchObject([{ inSeconds: 2 }, { inSeconds: 4 }]);
  });

  it('is the last one after so many', () => {
    expect(fail(2)).toEqual({ kind: 'over', why: 'failed' });
  });

  it('is the last one where the next try would come too late', () => {
    const late = afterFailure(first, NOW + 99_000, 0.5, endurance);
    expect(late).toEqual({ kind: 'over', why: 'expired' });
    expect(afterFailure(first, NOW + 98_000, 0.5, endurance).kind).toBe('again');
  });

  it('is tried again within a quarter of an hour', () => {
    const many = { failures: 50, growth: 2, waitMs: Number.POSITIVE_INFINITY };
    expect(afterFailure({ ...first, failures: 40 }, NOW, 0.999, many)).toMatchObject({ inSeconds: 900 });
  });

  it.each([
    ['interactive', 0, 7],
    ['standard', 15 * 60, 3_600],
    ['batch', 3_600, 24 * 3_600],
  ] as const)(
    'of a model that is down ends a call that is %s after %d to %d seconds',
    (name, least, most) => {
      const endsAfter = (random: number) => {
        let [seconds, attempts]: [number, Attempts] = [0, first];
        for (;;) {
          const fate = afterFailure(attempts, NOW + seconds * 1_000, random, ENDURANCE[name]);
          if (fate.kind === 'over') return seconds;
          seconds += fate.inSeconds;
          attempts = fate.attempts;
        }
      };
      expect(endsAfter(0)).toBeGreaterThanOrEqual(least);
      expect(endsAfter(0.999)).toBeLessThanOrEqual(most);
    },
  );

  it.each(['interactive', 'standard', 'batch'] as const)(
    'of a call that is %s is tried again soon',
    (name) => {
      expect(afterFailure(first, NOW, 0.999, ENDURANCE[name])).toMatchObject({ inSeconds: 2 });
    },
  );

  it('ends a call once there were enough, whatever comes between', () => {
    const { batch } = ENDURANCE;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { minLength: batch.failures }), (refusalsBetween) => {
        let attempts: Attempts = first;
        const fates = refusalsBetween.map((refusals) => {
          attempts = { ...attempts, refusals: attempts.refusals + refusals };
          const fate = afterFailure(attempts, NOW, 0, batch);
          attempts = fate.kind === 'again' ? fate.attempts : attempts;
          return fate.kind;
        });
        expect(fates.indexOf('over')).toBe(batch.failures - 1);
      }),
      runs,
    );
  });
});
