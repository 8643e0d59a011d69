import { comparisonOf } from '../../../../../lambdas/domain/cache/language/comparison.ts';

describe('a form of comparison', () => {
  test.each([
    ['bigger', 'big', 'more'],
    ['biggest', 'big', 'most'],
    ['nicer', 'nice', 'more'],
    ['nicest', 'nice', 'most'],
    ['easier', 'easy', 'more'],
    ['easiest', 'easy', 'most'],
    ['faster', 'fast', 'more'],
    ['sweetest', 'sweet', 'most'],
    ['slower', 'slow', 'more'],
    ['clearest', 'clear', 'most'],
    ['better', 'good', 'more'],
    ['worst', 'bad', 'most'],
    ['lowest', 'low', 'most'],
    // Words of their own.
    ['latest', 'latest', ''],
    ['lower', 'lower', ''],
  ])('%s is of %s', (form, base, degree) => {
    expect(comparisonOf(form)).toEqual([base, degree]);
  });

  test.each(['big', 'biger', 'letter', 'forest', 'toString'])('%s is none', (word) => {
    expect(comparisonOf(word)).toBeUndefined();
  });
});
