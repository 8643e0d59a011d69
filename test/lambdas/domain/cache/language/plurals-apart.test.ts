import { isApart } from '../../../../../lambdas/domain/cache/language/plurals-apart.ts';

test.each([
  ['glasses', true],
  ['customs', true],
  ['diamonds', true],
  ['glass', false],
  ['cats', false],
])('whether %s are another thing than several of one: %s', (plural, isOther) => {
  expect(isApart(plural)).toBe(isOther);
});
