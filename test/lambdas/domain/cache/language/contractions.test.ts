import { expanded } from '../../../../../lambdas/domain/cache/language/contractions.ts';

describe('a word that stands for several', () => {
  test.each([
    ["can't", 'can not'],
    ["won't", 'will not'],
    ["don't", 'do not'],
    ['dont', 'do not'],
    ['shouldnt', 'should not'],
    ["o'clock", "o'clock"],
    ["what's", 'what is'],
    ["it's", 'it is'],
    ["where'd", 'where did'],
    ["she'd", 'she would'],
    ["i'm", 'i am'],
    ["they're", 'they are'],
    ["we've", 'we have'],
    ["you'll", 'you will'],
    ['gonna', 'going to'],
  ])('%s is %s', (word, words) => {
    expect(expanded(word)).toBe(words);
  });

  test.each([
    ["horse's", "horse 's"],
    ["horses'", "horses 's"],
  ])('an owner has a word of its own: %s is %s', (word, words) => {
    expect(expanded(word)).toBe(words);
  });

  test.each(['cat', 'ant', 'elephant', 'want', 'payment', "d'artagnan", "rock'n", 'constructor'])(
    '%s is itself',
    (word) => {
      expect(expanded(word)).toBe(word);
    },
  );
});
