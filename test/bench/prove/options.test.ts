import { optionsOf } from '../../../bench/prove/options.ts';

test('a proof has a fresh seed and its usual size if nothing is said', () => {
  expect(optionsOf([], 7)).toEqual({ seed: 7, patches: 10_000, sessions: 200, unapplied: 1_000 });
});

test.each(['patches', 'sessions', 'unapplied'])('a proof of no %s is refused', (option) => {
  for (const stated of ['0', '1.5', 'ten']) {
    expect(() => optionsOf([`--${option}`, stated], 1)).toThrow(
      `--${option} is "${stated}"; it must be a whole number, at least 1.`,
    );
  }
});
