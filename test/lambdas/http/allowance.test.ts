import fc from 'fast-check';
import { allowance } from '../../../lambdas/http/allowance.ts';

const RATE = { perSecond: 200, burst: 400 };

/** An allowance, and its clock. */
function clocked(rate = RATE) {
  let nowMs = 1;
  const { take } = allowance(rate, () => nowMs);
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { take, pass };
}

test('who has been away may take a burst at once, and then as much as comes in', () => {
  const { take, pass } = clocked();
  expect(take('ada', 400)).toBe(0);
  expect(take('ada', 1)).toBe(5);
  pass(4);
  expect(take('ada', 1)).toBe(1);
  pass(1);
  expect(take('ada', 1)).toBe(0);
});

test('a refusal takes nothing', () => {
  const { take } = clocked();
  expect(take('ada', 401)).toBe(5);
  expect(take('ada', 400)).toBe(0);
});

test('nobody takes of what is another’s', () => {
  const { take } = clocked();
  expect([take('ada', 400), take('bob', 400)]).toEqual([0, 0]);
});

test('who waits as long as told is served, and in no span is more than the burst and what came in', () => {
  const ask = fc.record({ pauseMs: fc.nat(500), howMuch: fc.integer({ min: 1, max: 400 }) });
  fc.assert(
    fc.property(fc.array(ask, { maxLength: 40 }), (asks) => {
      const { take, pass } = clocked();
      let taken = 0;
      let passedMs = 0;
      for (const { pauseMs, howMuch } of asks) {
        pass(pauseMs);
        const waitMs = take('ada', howMuch);
        // A clock of whole milliseconds need not show the very instant.
        pass(Math.ceil(waitMs));
        expect(waitMs === 0 || take('ada', howMuch) === 0).toBe(true);
        passedMs += pauseMs + Math.ceil(waitMs);
        taken += howMuch;
        expect(taken).toBeLessThanOrEqual(RATE.burst + (passedMs * RATE.perSecond) / 1_000 + 1e-6);
      }
    }),
  );
});
