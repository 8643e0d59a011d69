import fc from 'fast-check';
import { isDue, minuteOf, slotOf, turnsAfter } from '../../../lambdas/domain/sweep.ts';
import { runs } from './arbitraries.ts';

const MINUTE_MS = 60_000;
const line = (atMs: number, isOpen = true) => ({ session: 's', version: 0, isOpen, atMs });

test('every line is due when it is four to six minutes old, and every five minutes after, whatever the calls', () => {
  const called = fc.array(fc.integer({ min: 1, max: 110_000 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600_000 }), called, (begunMs, gapsMs) => {
      let nowMs = begunMs;
      let swept = { minute: minuteOf(begunMs), sinceMs: 0 };
      const agesMs: number[] = [];
      for (const gapMs of gapsMs) {
        nowMs += gapMs;
        const turns = turnsAfter(swept, 0, nowMs);
        swept = { minute: minuteOf(nowMs), sinceMs: 0 };
        agesMs.push(...turns.filter((turn) => isDue(line(begunMs), turn)).map(() => nowMs - begunMs));
      }
      for (const [at, ageMs] of agesMs.entries()) {
        const dueMs = (at + 1) * 5 * MINUTE_MS;
        expect(ageMs).toBeGreaterThan(dueMs - MINUTE_MS);
        expect(ageMs).toBeLessThan(dueMs + 2 * MINUTE_MS);
      }
      expect(agesMs).toHaveLength(Math.floor((minuteOf(nowMs) - minuteOf(begunMs)) / 5));
    }),
    runs,
  );
});

test('has no turn within a minute, and one round of turns after an interruption or a long pause', () => {
  const swept = { minute: 100, sinceMs: 7 };
  expect(turnsAfter(swept, 7, 100 * MINUTE_MS + 59_999)).toEqual([]);
  expect(turnsAfter(swept, 7, 102 * MINUTE_MS)).toEqual([
    { slot: 1, minute: 101, isWhole: false },
    { slot: 2, minute: 102, isWhole: false },
  ]);
  expect(turnsAfter(swept, 7, 900 * MINUTE_MS)).toHaveLength(5);
  expect(turnsAfter(swept, 7, 90 * MINUTE_MS)).toEqual([]);
  const whole = turnsAfter(swept, 8, 100 * MINUTE_MS);
  expect(whole.map(({ slot, isWhole }) => [slot, isWhole])).toEqual(
    [1, 2, 3, 4, 0].map((slot) => [slot, true]),
  );
});

test('a turn is for open lines of its slot, of earlier rounds unless it is for all', () => {
  const atMs = 100 * MINUTE_MS;
  const turn = { slot: 0, minute: 100, isWhole: false };
  expect(slotOf(atMs)).toBe(0);
  expect(isDue(line(atMs), turn)).toBe(false);
  expect(isDue(line(atMs), { ...turn, isWhole: true })).toBe(true);
  expect(isDue(line(atMs), { ...turn, minute: 105 })).toBe(true);
  expect(isDue(line(atMs, false), { ...turn, minute: 105 })).toBe(false);
  expect(isDue(line(atMs), { slot: 1, minute: 106, isWhole: true })).toBe(false);
});
