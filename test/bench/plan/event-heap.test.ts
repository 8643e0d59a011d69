import { eventHeap } from '../../../bench/plan/event-heap.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

test('the earliest comes first, and of two at one moment the one added first', () => {
  const heap = eventHeap<string>();
  heap.add(2, 'second');
  heap.add(1, 'first');
  heap.add(2, 'third');
  expect([heap.take(), heap.nextMs(), heap.take(), heap.take(), heap.nextMs()]).toEqual([
    'first',
    2,
    'second',
    'third',
    Number.POSITIVE_INFINITY,
  ]);
  expect(() => heap.take()).toThrow('The heap of events is empty; ask nextMs() before take().');
});

test('a thousand come out in order', () => {
  const random = seededRandom(1, 'heap');
  const heap = eventHeap<number>();
  const moments = Array.from({ length: 1_000 }, () => Math.floor(random() * 300));
  for (const atMs of moments) heap.add(atMs, atMs);
  expect(moments.map(() => heap.take())).toEqual(moments.toSorted((one, other) => one - other));
});
