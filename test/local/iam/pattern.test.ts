import { matchesPattern } from '../../../local/iam/pattern.ts';

test.each([
  ['topic/a', 'topic/a', true],
  ['topic/a', 'topic/ab', false],
  ['topic/a*', 'topic/a/b', true],
  ['topic/a*', 'topic/a', true],
  ['topic/a*', 'topic/b', false],
  ['*', '', true],
  ['topic/?', 'topic/a', true],
  ['topic/?', 'topic/', false],
  ['topic/*/in', 'topic/u/kim/in', true],
  ['topic/*/in', 'topic/u/kim/in/more', false],
  ['a.b*', 'axb', false],
  ['a**', 'ab\nc', true],
])('the pattern %s fits %j: %s', (pattern, value, fits) => {
  expect(matchesPattern(pattern, value)).toBe(fits);
});
