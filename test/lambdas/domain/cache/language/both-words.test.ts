import { areBothWords } from '../../../../../lambdas/domain/cache/language/both-words.ts';

describe('a slip makes', () => {
  test.each([
    ['angel', 'angle', 'letters swapped'],
    ['angels', 'angle', 'and an ending'],
    ['created', 'crated', 'a letter left out'],
    ['creates', 'crated', 'and endings'],
    ['diary', 'dairy', 'letters swapped'],
    ['diaries', 'dairy', 'and an ending that changes a letter'],
    ['prostate', 'prostrate', 'a letter left out'],
  ])('%s of %s or the other: %s', (one, other) => {
    expect(areBothWords(one, other)).toBe(true);
    expect(areBothWords(other, one)).toBe(true);
  });

  test.each([
    ['angel', 'angle grinder'],
    ['angel', 'diary'],
    ['angel', 'angel'],
    ['malta', 'matla'],
  ])('no other word: %s and %s', (one, other) => {
    expect(areBothWords(one, other)).toBe(false);
  });
});
