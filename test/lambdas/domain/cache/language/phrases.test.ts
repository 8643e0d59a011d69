import { itemOf } from '../../../../../lambdas/domain/cache/language/item.ts';
import { withPhrases } from '../../../../../lambdas/domain/cache/language/phrases.ts';

const items = (text: string) => withPhrases(text.split(' ').map((word) => itemOf(word, new Set())));
const words = (text: string) =>
  items(text).map(({ word, degree }) => (degree === '' ? word : `${degree}:${word}`));

describe('phrases', () => {
  test.each([
    ['i throw away a tin', ['i', 'throw away', 'a', 'tin']],
    ['who throws away tins', ['who', 'throws away', 'tins']],
    ['the united states of america won', ['the', 'united states of america', 'won']],
    ['the united states won', ['the', 'united states', 'won']],
    ['i throw', ['i', 'throw']],
    ['get rid', ['get', 'rid']],
    ['throw it away i', ['throw', 'it', 'away', 'i']],
  ])('are one item each in %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each([
    ['`throw away'],
    ['throw `away'],
    ['`turn the light off'],
    ['turn the light `off'],
    ['more `expensive'],
  ])('are none in a quotation: %s', (text) => {
    expect(words(text)).toEqual(text.replace('`', '').split(' '));
  });

  test('say what one word says', () => {
    const [phrase] = items('throw away');
    const [word] = items('discard');
    expect(phrase?.keys.filter((key) => word?.keys.includes(key))).not.toEqual([]);
  });
});

describe('degrees', () => {
  test.each([
    ['more expensive', ['more:expensive']],
    ['the most useful of all', ['the', 'most:useful', 'of', 'all']],
    ['less likely', ['less:likely']],
    ['least harmful', ['least:harmful']],
    ['more rice', ['more', 'rice']],
    ['most of all', ['most', 'of', 'all']],
    ['expensive more', ['expensive', 'more']],
    ['very expensive', ['very', 'expensive']],
    ['more bigger', ['more', 'more:bigger']],
    ['`more expensive', ['more', 'expensive']],
    ['more direction', ['more', 'direction']],
  ])('are of what they stand before: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('particles', () => {
  test.each([
    ['turn the light off', ['turn off', 'the', 'light']],
    ['do i turn it off', ['do', 'i', 'turn off', 'it']],
    ['turn the light off in rome', ['turn off', 'the', 'light', 'in', 'rome']],
    ['turn the light off , now', ['turn off', 'the', 'light', ',', 'now']],
    ['turn the old red light off', ['turn off', 'the', 'old', 'red', 'light']],
  ])('stand by their verb: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each([
    ['turn the big old red light off', 'too far from it'],
    ['turn the light off rome', 'of what follows'],
    ['find the way out', 'of a way'],
    ['read the book off', 'of no phrase'],
    ['off', 'alone'],
    ['light off', 'behind a noun'],
    ['get the boat in', 'of a longer phrase'],
    ['turn the light', 'none'],
  ])('stay in %j: %s', (text) => {
    expect(words(text)).toEqual(text.split(' '));
  });

  test('join what is the nearest verb', () => {
    expect(words('throw a coin or turn it off')).toEqual(['throw', 'a', 'coin', 'or', 'turn off', 'it']);
  });
});
