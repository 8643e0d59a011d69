import { optionsOf } from '../../../bench/prove/options.ts';

test('a proof has a fresh seed and its usual size if nothing is said', () => {
  expect(optionsOf([], 7)).toEqual({ seed: 7, patches: 10_000, sessions: 200, unapplied: 1_000 });
});

test.each(['patches', 'sessions', 'unapplied'])('a proof of no %s is refused', (option) => {
  for (const stated of ['0', '1.5', 'ten', '1000001']) {
    expect(() => optionsOf([`--${option}`, stated], 1)).toThrow(
      `--${option} is "${stated}"; it must be a whole number from 1 to 1000000.`,
    );
  }
});
