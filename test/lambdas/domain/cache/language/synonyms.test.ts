import { areNames, phrasesFrom, setsOf } from '../../../../../lambdas/domain/cache/language/synonyms.ts';

const shared = (one: string, other: string) => setsOf(one).filter((set) => setsOf(other).includes(set));

describe('synonyms', () => {
  test('share a set, and may be in several', () => {
    expect(shared('buy', 'purchase')).toHaveLength(1);
    expect(shared('fast', 'quick')).not.toEqual(shared('fast', 'quickly'));
    expect(shared('cheap', 'affordable')).toEqual([]);
  });

  test('are none of a word that is not listed', () => {
    expect(setsOf('malta')).toEqual([]);
    expect(phrasesFrom('malta')).toEqual([]);
  });

  test('of several words are found by their first, the longest before what it begins with', () => {
    const lengths = phrasesFrom('united').map(([words]) => words.length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    expect(phrasesFrom('united').map(([words]) => words.join(' '))).toContain('united states of america');
    expect(phrasesFrom('throw')).toContainEqual([['throw', 'away'], setsOf('discard')[0]]);
  });

  test.each([
    ['aubergine', 'eggplant', true],
    ['laptop', 'notebook', false],
    ['buy', 'purchase', false],
    ['movie', 'film', false],
  ])('as names of one thing: %s and %s: %p', (one, other, expected) => {
    expect(shared(one, other).some(areNames)).toBe(expected);
  });

  test('are names from the first listed on', () => {
    expect(setsOf('laptop').every(areNames)).toBe(true);
  });
});
