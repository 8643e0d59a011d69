import { estimatedTokens } from '../../../../lambdas/domain/limiter/estimated-tokens.ts';

describe('an estimate of tokens', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['word', 1],
    ['words', 2],
    ['two words', 3],
    ['12345', 5],
    ['a, b.', 4],
    ['one\ntwo', 3],
    ['a  \n  b', 4],
    ['naïve', 3],
    ['ж', 1],
    ['\u07ff', 1],
    ['\u0800', 2],
    ['\uffff', 2],
    ['\u{10000}', 4],
    ['한국어', 6],
    ['😀', 4],
    // Base64, a name in camel case, a word without vowels and a run that is no word have more to the letter.
    ['aGVsbG8gd29ybGQ', 9],
    ['fooBar', 3],
    ['xkcdx', 3],
    ['xkcd', 1],
    ['a'.repeat(24), 12],
    ['a'.repeat(23), 6],
  ])('of %j is %d, beside what every text and request costs', (content, tokens) => {
    expect(estimatedTokens([content])).toBe(16 + 8 + tokens);
  });

  it('adds texts up', () => {
    expect(estimatedTokens([])).toBe(16);
    expect(estimatedTokens(['word', 'word'])).toBe(16 + 2 * 9);
  });
});
