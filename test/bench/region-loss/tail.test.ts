import type { Write } from '../../../bench/region-loss/device.ts';
import { tailOf } from '../../../bench/region-loss/tail.ts';

const LOST_MS = 10_000;

function write(eventId: string, acceptedMs?: number): Write {
  return { eventId, beganMs: 9_000, ...(acceptedMs !== undefined && { acceptedMs }) };
}

/** A region whose logs have these events. */
function having(...eventIds: string[]) {
  return new Map(eventIds.map((id) => [id, ['eu-west-1.1']]));
}

const tail = (writes: Write[], ...survivors: ReturnType<typeof having>[]) =>
  tailOf(writes, LOST_MS, survivors).map(({ eventId }) => eventId);

test('the tail is what no survivor has, though one of them may be further behind than the other', () => {
  const writes = ['a', 'b', 'c'].map((id) => write(id, 9_500));
  expect(tail(writes, having('a'), having('a', 'b'))).toEqual(['c']);
  expect(tail(writes, having('a', 'b'), having('a'))).toEqual(['c']);
});

test('what was accepted after the region went, or never, is no part of its tail', () => {
  expect(tail([write('a', 10_100), write('b'), write('c', 9_900)], having())).toEqual(['c']);
});
