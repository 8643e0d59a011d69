import { withFixedPhrases } from '../../../../../lambdas/domain/cache/language/fixed-phrases.ts';

describe('fixed phrases', () => {
  test.each([
    ['so as to win', 'to win'],
    ['owing to rain', 'because-of rain'],
    ['tell me please', 'tell me'],
    ['at #5 mile per hour', 'at #5 mph'],
    ['up to #5 hens', 'at-most #5 hens'],
    ['more than #5 hens', 'over #5 hens'],
    ['more than hens', 'more than hens'],
    ['what sorts of tin', 'what type of tin'],
    ['is there any tin', 'is tin'],
    ['do i have to go', 'need-to i go'],
    ['pros and cons of tin', 'pros-and-cons of tin'],
    ['the fall of rome', 'the fall of rome'],
    ['where is malta', 'where is malta'],
  ])('of %j are one word each: %j', (text, rewritten) => {
    expect(withFixedPhrases(text)).toBe(rewritten);
  });
});
