import { median } from '../../../bench/harness/median.ts';

test('the median is the middle of the sorted numbers', () => {
  expect(median([30, 1, 2])).toBe(2);
  expect(median([10, 9, 100])).toBe(10);
});

test('the median of an even count is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
});

test('no numbers have no median', () => {
  expect(() => median([])).toThrow(RangeError);
});
