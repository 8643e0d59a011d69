import { crashRows } from '../../../bench/presence/crash-rows.ts';
import { delaysOf } from '../../../bench/presence/delays.ts';
import { type Measured, passes } from '../../../bench/row.ts';

const GOAL = { atMostSeconds: 7 };

/** Value and verdict of each row. */
const judged = (rows: readonly Measured[]) => rows.map((row) => [row.value, passes(row)]);

test('the median is told, and the worst one has the goal', () => {
  expect(judged(delaysOf('gone', [5_000, 9_000, 6_000], GOAL))).toEqual([
    [6, undefined],
    [9, false],
  ]);
  expect(judged(delaysOf('gone', [5_000, 7_000, 6_000], GOAL))[1]).toEqual([7, true]);
});

test('who is never shown, and nobody at all, miss the goal', () => {
  for (const delaysMs of [[5_000, Number.POSITIVE_INFINITY], []]) {
    expect(judged(delaysOf('gone', delaysMs, GOAL))[1]).toEqual([Number.POSITIVE_INFINITY, false]);
  }
});

test('who falls silent is offline within 50 s of that, wherever in the keep-alive it was', () => {
  const signedMs = [80_000, 100_000];
  const rows = crashRows({ signedMs, crashedMs: 100_000, offlineMs: [130_500, 150_500] });
  expect(judged(rows)).toEqual([
    [30.5, undefined],
    [50.5, false],
    [0, true],
  ]);
  expect(rows[1]?.note).toBe('last sign of life 0 to 20 s before');
});

test('a connection that was closed is no silence, though it shows sooner', () => {
  const rows = crashRows({ signedMs: [80_000, 100_000], crashedMs: 100_000, offlineMs: [130_500, 105_500] });
  expect(judged(rows)).toEqual([
    [5.5, undefined],
    [30.5, true],
    [1, false],
  ]);
});
