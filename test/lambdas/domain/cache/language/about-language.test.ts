import { withExactWords } from '../../../../../lambdas/domain/cache/language/about-language.ts';

describe('a question about words', () => {
  test.each([
    ['what is the latin for wolves', 'what is the latin for `wolves'],
    ['how do you say car in french', 'how do you say `car in french'],
    ['spell colour', 'spell `colour'],
    ['what is the plural of buses', 'what is the plural of `buses'],
    ['what is the plural of goose', 'what is the plural of goose'],
    ['what is the plural of series', 'what is the plural of series'],
    ['what does peru call its cars', 'what does peru call its `cars'],
    ['what are foxes called', 'what are `foxes called'],
    ['how to address a bishop', 'how to address a bishop'],
    ['explain the correct etymology of oxen', 'explain the correct etymology of `oxen'],
    ['spell bus', 'spell bus'],
    ['spell class', 'spell class'],
  ])('takes each that others could stand for by itself: %s', (sentence, exact) => {
    expect(withExactWords(sentence)).toBe(exact);
  });

  test.each([['where are wolves'], ['how do i buy a car'], ['who calls wolves names']])(
    'is not %j',
    (sentence) => {
      expect(withExactWords(sentence)).toBe(sentence);
    },
  );
});
