import { MOST_SEED, numberOption, seedOption, wholeOption } from '../../../bench/harness/number-options.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

test('both ends of a range are in it', () => {
  expect([wholeOption('n', '3', 3, 9), wholeOption('n', '9', 3, 9)]).toEqual([3, 9]);
  expect([numberOption('n', '0.5', 0.5, 1e3), numberOption('n', '1e3', 0.5, 1e3)]).toEqual([0.5, 1_000]);
});

test.each([
  ['', 'a whole number, at least 0'],
  [' ', 'a whole number, at least 0'],
  ['ten', 'a whole number, at least 0'],
  ['1.5', 'a whole number, at least 0'],
  ['-1', 'a whole number, at least 0'],
  ['1e300', 'a whole number, at least 0'],
])('"%s" is no whole number', (stated, allowed) => {
  expect(() => wholeOption('n', stated, 0)).toThrow(`--n is "${stated}"; it must be ${allowed}.`);
});

test.each(['', ' ', 'ten', 'NaN', 'Infinity', '-0.1'])('"%s" is no number from 0', (stated) => {
  expect(() => numberOption('n', stated, 0)).toThrow(`--n is "${stated}"; it must be a number, at least 0.`);
});

test('what is above a range is refused with both its ends', () => {
  expect(() => wholeOption('n', '10', 3, 9)).toThrow('it must be a whole number from 3 to 9.');
  expect(() => numberOption('n', '9.1', 3, 9)).toThrow('it must be a number from 3 to 9.');
});

test('a seed ends where a larger one would be drawn from like another', () => {
  const first = (seed: number) => seededRandom(seed, 'any')();
  expect(first(MOST_SEED + 1)).toBe(first(0));
  expect(first(seedOption(String(MOST_SEED)))).not.toBe(first(0));
  expect(() => seedOption(String(MOST_SEED + 1))).toThrow(/^--seed is "4294967296"; /);
});
