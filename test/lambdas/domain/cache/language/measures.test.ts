import {
  calendarName,
  isCurrencySign,
  monthBesideNumber,
  unitOf,
} from '../../../../../lambdas/domain/cache/language/measures.ts';

describe('measures', () => {
  test.each([
    ['km', 'kilometer'],
    ['feet', 'foot'],
    ['lbs', 'pound'],
    ['€', 'euro'],
    ['rmb', 'yuan'],
    ['cat', undefined],
    ['', undefined],
  ])('the unit of %s is %s', (word, unit) => {
    expect(unitOf(word)).toBe(unit);
  });

  test.each([
    ['$', true],
    ['₩', true],
    ['euro', false],
    ['$x', false],
  ])('whether %s is the sign of a currency: %s', (symbol, isSign) => {
    expect(isCurrencySign(symbol)).toBe(isSign);
  });
});

describe('the full name', () => {
  test.each([
    ['january', 'january'],
    ['friday', 'friday'],
    ['feb', 'february'],
    ['sept', 'september'],
    ['tue', 'tuesday'],
    ['tues', 'tuesday'],
    ['thurs', 'thursday'],
    ['sun', undefined],
    ['dec', undefined],
    ['cat', undefined],
  ])('of the month or day %s is %s', (word, name) => {
    expect(calendarName(word)).toBe(name);
  });

  test.each([
    ['dec', 'december'],
    ['mar', 'march'],
    ['sun', undefined],
    ['cat', undefined],
  ])('of the month %s beside a number is %s', (word, name) => {
    expect(monthBesideNumber(word)).toBe(name);
  });
});
