import {
  type Charge,
  holds,
  type Levels,
  startsInUs,
  stepOf,
  stepped,
  waitUs,
} from '../../../../lambdas/domain/limiter/level.ts';
import { NOW } from './factories.ts';

const SLACK = 500;
const charge: Charge = { dimension: 'tokens', costUs: 70, aheadUs: 1_000, bookUs: 200, idleUs: 0 };
const stepAt = (level: number, changes: Partial<Charge> = {}) =>
  stepOf({ ...charge, ...changes }, { tokens: level }, NOW, SLACK);

describe('the step of a charge', () => {
  it('adds to a level that stands about now or ahead', () => {
    for (const level of [NOW - SLACK, NOW, NOW + 900]) {
      expect(stepAt(level)).toEqual({
        dimension: 'tokens',
        rule: 'after',
        costUs: 70,
        nowUs: NOW,
        fromUs: NOW - SLACK,
        toUs: NOW + 1_200,
        atOnceUs: NOW + 1_000,
      });
    }
  });

  it('begins anew at now from a level that lies behind, or from none', () => {
    const anew = { rule: 'anew', fromUs: 0, toUs: NOW, atOnceUs: NOW + 1_000 };
    expect(stepAt(NOW - SLACK - 1)).toMatchObject(anew);
    expect(stepOf(charge, {}, NOW, SLACK)).toMatchObject(anew);
  });

  it('of a class that waits for room behind now begins anew from there only', () => {
    expect(stepAt(0, { aheadUs: -300, bookUs: 0 })).toMatchObject({ rule: 'anew', toUs: NOW - 300 });
  });

  describe('that waits until its level has run down', () => {
    // By 700 from where it may stand when it is let in; of those 200 are beyond what lies before now.
    const large = { costUs: 900, aheadUs: -700, bookUs: 700, idleUs: 200 };

    it('is let in where a small one is, and charged what passes unused', () => {
      expect(stepAt(NOW, large)).toMatchObject({
        rule: 'after',
        costUs: 1_100,
        toUs: NOW,
        atOnceUs: NOW - 700,
      });
    });

    it('begins anew at once where the level has stood still for as long', () => {
      const step = stepAt(NOW - 900, large);
      expect(step).toMatchObject({ rule: 'anew', costUs: 900, toUs: NOW - 700 });
      expect(startsInUs(step, stepped(step, {}))).toBe(0);
    });

    it.each([
      [NOW - 600, 100, 900],
      [NOW - 501, 199, 900],
    ])('begins anew from %d after the rest of it', (level, waits, costUs) => {
      const step = stepAt(level, large);
      expect(step).toMatchObject({ rule: 'anew', costUs, toUs: level });
      expect(startsInUs(step, stepped(step, {}))).toBe(waits);
    });

    it('is charged what passes unused of the time that it waits, beyond what lies before now', () => {
      const waiting = { ...large, aheadUs: -1_200, bookUs: 1_200, idleUs: 700 };
      expect(stepAt(NOW - 501, waiting)).toMatchObject({ rule: 'anew', costUs: 900 + 199 });
      expect(stepAt(NOW - 501, { ...waiting, idleUs: 100 })).toMatchObject({ costUs: 1_000 });
    });
  });

  it('holds between its limits, both included', () => {
    const step = stepAt(NOW);
    const at = (tokens: number) => holds(step, { tokens });
    expect([NOW - SLACK - 1, NOW - SLACK, NOW + 1_200, NOW + 1_201].map(at)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holds(step, {})).toBe(false);
    expect(holds(stepAt(0), {})).toBe(true);
  });

  it('moves its level, and no other', () => {
    const levels: Levels = { requests: 5, tokens: NOW + 10 };
    expect(stepped(stepAt(NOW), levels)).toEqual({ requests: 5, tokens: NOW + 80 });
    expect(stepped(stepAt(0), levels)).toEqual({ requests: 5, tokens: NOW + 70 });
    expect(stepped({ ...stepAt(NOW), dimension: 'floor-batch' }, {})).toEqual({ 'floor-batch': 70 });
  });
});

describe('a call that was let in', () => {
  it('waits for as long as its level stood further ahead than its class may', () => {
    const step = stepAt(NOW);
    const left = (before: number) => startsInUs(step, { tokens: before + 70 });
    expect([NOW, NOW + 1_000, NOW + 1_001, NOW + 1_200].map(left)).toEqual([0, 0, 1, 200]);
    expect(startsInUs(step, {})).toBe(0);
  });

  it('waits for nothing where it began anew', () => {
    expect(startsInUs(stepAt(0, { aheadUs: -300 }), { tokens: NOW + 70 })).toBe(0);
  });
});

describe('the wait for room', () => {
  it('lasts until the level is within what the class may have and book', () => {
    const at = (tokens: number) => waitUs(charge, { tokens }, NOW);
    expect([0, NOW + 1_200, NOW + 1_201, NOW + 5_000].map(at)).toEqual([0, 0, 1, 3_800]);
    expect(waitUs(charge, {}, NOW)).toBe(0);
  });
});
