import { exitCodeOf, measuredAll } from '../../bench/parts.ts';
import type { Measured } from '../../bench/row.ts';

const KEPT: Measured = { name: 'kept', value: 7, unit: 's', goal: { atMost: 7 } };
const MISSED: Measured = { name: 'missed', value: 8, unit: 's', goal: { atMost: 7 } };
const TOLD: Measured = { name: 'told', value: 9, unit: 's' };

const part = (measure: () => Promise<readonly Measured[]>) => ({ id: 'part', title: 'a part', measure });

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  [[KEPT, TOLD], 0],
  [[KEPT, MISSED], 1],
])('a run in which %j was measured ends with %d', async (measured, code) => {
  expect(exitCodeOf(await measuredAll([part(async () => measured)]))).toBe(code);
});

test('a part that breaks is told, fails the run, and does not keep the next one from being measured', async () => {
  const broken = part(() => Promise.reject(new Error('no cloud')));
  const outcomes = await measuredAll([broken, part(async () => [KEPT])]);
  expect(outcomes.map(({ failure, measured }) => [failure, measured])).toEqual([
    ['no cloud', []],
    [undefined, [KEPT]],
  ]);
  expect(exitCodeOf(outcomes)).toBe(1);
  expect(console.log).toHaveBeenCalledWith(expect.stringContaining('NOT MEASURED  no cloud'));
});
