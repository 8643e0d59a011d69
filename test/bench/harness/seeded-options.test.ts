import { seededOptions } from '../../../bench/harness/seeded-options.ts';

test('the seed is 1 and the run whole, unless something else is asked for', () => {
  expect(seededOptions(['--scenario', 'x'])).toEqual({ seed: 1, isQuick: false });
  expect(seededOptions(['--seed', '7', '--quick'])).toEqual({ seed: 7, isQuick: true });
});

test.each(['-1', '1.5', 'x', '', '1e300'])('a seed of %s is refused with a sentence', (seed) => {
  expect(() => seededOptions([`--seed=${seed}`])).toThrow(
    `--seed is "${seed}"; it must be a whole number from 0 to 4294967295.`,
  );
});
