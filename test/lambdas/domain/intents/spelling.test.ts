import { spelledOf } from '../../../../lambdas/domain/intents/spelling.ts';
import { smallModel } from './small-model.ts';

const MODEL = smallModel({
  evidence: {},
  words: { 0: 'shopping', 1: 'shipping hello there', 3: 'is the and you are opening' },
});

describe('spelling', () => {
  test.each([
    ['a letter too many', 'openning'],
    ['a letter too many at the end', 'openings'],
    ['a letter too few', 'openng'],
    ['the last letter missing', 'openin'],
    ['another letter', 'opeming'],
    ['another last letter', 'openinh'],
    ['two letters that changed places', 'opneing'],
    ['the last two that changed places', 'openign'],
    ['the first two that changed places', 'poening'],
  ])('puts right %s', (_what, word) => {
    expect(spelledOf([word], MODEL)).toEqual(['opening']);
  });

  test.each([
    ['another first letter', 'apening'],
    ['a first letter too many', 'oopenings'],
    ['two letters too many', 'openninng'],
    ['two other letters', 'obeming'],
    ['letters that changed places beside another mistake', 'opneinx'],
    ['letters that changed places two apart', 'opinenG'],
    ['the first two that changed places beside another mistake', 'poeninx'],
  ])('leaves %s unknown', (_what, word) => {
    expect(spelledOf([word], MODEL)).toBeUndefined();
  });

  test('leaves short words unknown, which have too many neighbours', () => {
    expect(spelledOf(['teh'], MODEL)).toBeUndefined();
    expect(spelledOf(['helo'], MODEL)).toBeUndefined();
    expect(spelledOf(['ther'], MODEL)).toBeUndefined();
    expect(spelledOf(['helol'], MODEL)).toEqual(['hello']);
  });

  test('keeps a word that is no misspelling, though it is near to one that is at home', () => {
    expect(spelledOf(['shopping'], MODEL)).toEqual(['shopping']);
    expect(spelledOf(['shappping'], MODEL)).toBeUndefined();
  });

  test('takes no word that is at home nowhere for what was meant', () => {
    expect(spelledOf(['shoppping'], MODEL)).toBeUndefined();
  });

  test('forgives one word of every three begun', () => {
    expect(spelledOf(['openig'], MODEL)).toEqual(['opening']);
    expect(spelledOf(['is', 'the', 'openig'], MODEL)).toEqual(['is', 'the', 'opening']);
    expect(spelledOf(['openig', 'shiping', 'the'], MODEL)).toBeUndefined();
    expect(spelledOf(['openig', 'shiping', 'the', 'is'], MODEL)).toEqual([
      'opening',
      'shipping',
      'the',
      'is',
    ]);
  });
});
