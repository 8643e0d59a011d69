import { filled } from '../../../../bench/cache/pairs/frame.ts';
import { inWords } from '../../../../bench/cache/pairs/in-words.ts';
import { misspelled } from '../../../../bench/cache/pairs/misspelled.ts';
import { respelled } from '../../../../bench/cache/pairs/respelled.ts';
import { rough } from '../../../../bench/cache/pairs/rough.ts';
import { WORDS_BY_SLIP } from '../../../../bench/cache/pairs/words-by-slip.ts';
import { seededRandom } from '../../../../local/engines/dynamodb/seeded-random.ts';

describe('a frame', () => {
  it.each([
    ['Boil {n} {egg.2} for {n.w} minutes.', 'Boil 6 eggs for six minutes.'],
    ['{Egg} first: a(n) {egg}, then a(n) {n} and a(n) 8.', 'Egg first: an egg, then a 6 and an 8.'],
    ['recipe a(n) {egg} once a week', 'recipe egg once a week'],
  ])('%s becomes %s', (frame, text) => {
    expect(filled(frame, { n: '6', egg: 'egg|eggs' })).toBe(text);
  });

  it('refuses a slot or a form that is not there', () => {
    expect(() => filled('Boil {pan}.', { n: '6' })).toThrow('The frame "Boil {pan}." wants {pan}');
    expect(() => filled('Boil {n.2}.', { n: '6' })).toThrow('wants {n.2}, but its slot is "6"');
  });

  it.each([
    ['unit', 'a unit'],
    ['uninsured van', 'an uninsured van'],
    ['hour', 'an hour'],
    ['SVG', 'an SVG'],
    ['PDF', 'a PDF'],
    ['European', 'a European'],
    ['18', 'an 18'],
    ['12', 'a 12'],
  ])('finds the article of %s', (thing, text) => {
    expect(filled('It is a(n) {thing}.', { thing })).toBe(`It is ${text}.`);
  });
});

it.each([
  ['7', 'seven'],
  ['13', 'thirteen'],
  ['48', 'forty-eight'],
  ['120', 'one hundred and twenty'],
  ['1,700', 'one thousand seven hundred'],
  ['20,005', 'twenty thousand and five'],
  ['38.5', '38.5'],
])('%s is %s in words', (digits, words) => {
  expect(inWords(digits)).toBe(words);
});

it('a slip spares names, figures and the words that decide, and never makes another word', () => {
  const random = seededRandom(7, 'slips');
  for (let count = 0; count < 300; count++) {
    const text = misspelled('Which countries without Norway brought 40 unpaid soldiers home?', random);
    expect(text ?? ' without Norway  40 unpaid ').toMatch(/ without Norway .* 40 unpaid /);
    for (const word of text?.match(/[a-z]{6,}/g) ?? []) {
      expect(WORDS_BY_SLIP.has(word) && !'countries brought soldiers'.includes(word)).toBe(false);
    }
  }
  expect(misspelled('Is it so?', random)).toBeUndefined();
});

it('another spelling is the same words, where there is one', () => {
  expect(respelled('What is the colour of a 5 metre tyre?')).toBe("What's the color of a 5 meter tire?");
  expect(respelled('Who sang?')).toBeUndefined();
});

it('rough typing keeps capitals that tell words apart', () => {
  const random = seededRandom(7, 'rough');
  const texts = Array.from({ length: 30 }, () => rough('What, in the US, is a cent?', random));
  expect(new Set(texts)).toEqual(new Set(['What in the US is a cent']));
  expect(Array.from({ length: 30 }, () => rough('Who sang?', random))).toContain('who sang??');
});
