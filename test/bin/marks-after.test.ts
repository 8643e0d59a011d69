import { marksAfter } from '../../bin/marks-after.ts';

test('a region is drained beside others, and drained no more', () => {
  const drained = marksAfter({ b: 'down' }, 'a', false);
  expect(drained).toEqual({ a: 'draining', b: 'down' });
  expect(marksAfter(drained, 'a', true)).toEqual({ b: 'down' });
});

test('the end of a draining sends nobody to a region that is down', () => {
  expect(marksAfter({ a: 'down' }, 'a', true)).toEqual({ a: 'down' });
});
