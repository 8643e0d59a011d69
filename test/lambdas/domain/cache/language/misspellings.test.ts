import { meantBy } from '../../../../../lambdas/domain/cache/language/misspellings.ts';

describe('who writes', () => {
  test.each([
    ['teh', 'the'],
    ['freind', 'friend'],
    ['freinds', 'friends'],
    ['vegtables', 'vegetables'],
    ['adress', 'address'],
    ['bussiness', 'business'],
    ['freindss', 'freindss'],
    ['cat', 'cat'],
    ['s', 's'],
    ['buisnessx', 'buisnessx'],
    ['cats', 'cats'],
  ])('%s means %s', (written, meant) => {
    expect(meantBy(written)).toBe(meant);
  });
});
