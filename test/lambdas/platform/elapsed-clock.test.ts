import { remembered } from '../../../lambdas/http/membership.ts';
import { elapsedClock } from '../../../lambdas/platform/elapsed-clock.ts';

/** A machine whose two clocks go as a test likes. */
function machine() {
  let wallMs = Date.parse('2026-11-20T12:00:00.000Z');
  let monotonicMs = 0;
  const go = (wall: number, monotonic: number): void => {
    wallMs += wall;
    monotonicMs += monotonic;
  };
  const clock = elapsedClock(
    () => wallMs,
    () => monotonicMs,
  );
  return { clock, go };
}

test.each([
  ['both clocks go on', 40, 40, 40],
  ['the wall clock is set back', -60_000, 40, 40],
  ['the wall clock is set ahead', 60_000, 40, 60_000],
  ['the machine was suspended', 9_000, 2, 9_000],
  ['the wall clock is set back during a suspension', -5, 0, 0],
])('time passes where %s', (_what, wall, monotonic, passed) => {
  const { clock, go } = machine();
  const before = clock();
  go(wall, monotonic);
  expect(clock() - before).toBe(passed);
});

test.each([
  ['was set back by a minute', -60_000, 5_001],
  ['goes on while the function is suspended', 5_001, 1],
])(
  'a member who was removed is let in no longer than five seconds, although the clock %s',
  async (_what, wall, monotonic) => {
    const { clock, go } = machine();
    const answers = [true, false];
    const membership = remembered({ isMember: async () => answers.shift() ?? false }, clock);
    expect(await membership.isMember('s', 'u')).toBe(true);
    go(wall, monotonic);
    expect(await membership.isMember('s', 'u')).toBe(false);
  },
);
