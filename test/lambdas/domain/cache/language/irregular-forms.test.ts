import {
  irregularBase,
  isIrregularPast,
  isIrregularPlural,
} from '../../../../../lambdas/domain/cache/language/irregular-forms.ts';

describe('a form that no rule makes', () => {
  test.each([
    ['ran', 'run'],
    ['sung', 'sing'],
    ['put', 'put'],
    ['written', 'write'],
    ['found', 'find'],
    ['children', 'child'],
    ['shoes', 'shoe'],
  ])('%s is of %s', (form, base) => {
    expect(irregularBase(form)).toBe(base);
  });

  test.each(['saw', 'rose', 'shone', 'table', ''])('%j is left alone', (word) => {
    expect(irregularBase(word)).toBeUndefined();
  });

  test.each([
    ['ran', true],
    ['sung', true],
    // Is it past or not?
    ['put', false],
    // What is found, or who founds it?
    ['found', false],
    ['born', false],
    ['run', false],
    ['children', false],
  ])('%s is past: %s', (form, isPast) => {
    expect(isIrregularPast(form)).toBe(isPast);
  });

  test.each([
    ['children', true],
    ['mice', true],
    ['mouse', false],
    ['ran', false],
  ])('%s is a plural: %s', (form, isPlural) => {
    expect(isIrregularPlural(form)).toBe(isPlural);
  });
});
