import { inFull } from '../../../../../lambdas/domain/cache/language/shortened.ts';

describe('a short form', () => {
  test.each([
    ['a fraction behind a number', 'Is 2½ enough?', 'Is 2 1/2 enough?'],
    ['quarters', '¼ or ¾', '1/4 or 3/4'],
    ['a year of the last century', "made in '85", 'made in 1985'],
    ['a year of either', "made in '14", "made in '14"],
    ['thousands', 'on $5k', 'on $5 thousand'],
    ['millions', 'on €3.5m', 'on €3.5 million'],
    ['billions', 'on £2 bn', 'on £2 billion'],
    ['trillions', 'on ¥3tn', 'on ¥3 trillion'],
    ['an age', 'my 6-y-o son', 'my 6 year old son'],
    ['a vitamin', 'is vit. C safe', 'is vitamin C safe'],
    ['a number', 'is no. 5 old', 'is number 5 old'],
    ['a number without a space', 'is no.5 old', 'is number 5 old'],
    ['a saint', 'near St. Louis', 'near Saint Louis'],
    ['a saint without his dot', 'near St Louis', 'near Saint Louis'],
    ['a saint in small letters', 'near st. louis', 'near saint louis'],
    ['a street', 'on the st. corner', 'on the st. corner'],
    ['with', 'tea w/o milk', 'tea without milk'],
    ['an exclamation with a planet in it', 'How on Earth?', 'How on the planet earth?'],
    ['dots between initials', 'the U.S. army', 'the USA army'],
    ['dots at the end of a sentence', 'I live in the U.S. Is it big?', 'I live in the USA. Is it big?'],
    ['a country', 'the US army', 'the USA army'],
    ['a country at the beginning', 'US army', 'USA army'],
    ['a country at the end', 'army of the US', 'army of the USA'],
    ['an organization', 'the WHO said', 'the "WHO" said'],
    ['an ampersand', 'who does R&D', 'who does research and development'],
    ['inches', 'a 6" by 4" pipe', 'a 6 inch by 4 inch pipe'],
  ])('of %s is put in full: %s', (_what, prompt, full) => {
    expect(inFull(prompt)).toBe(full);
  });

  test.each([
    ['where all is in capitals', 'THE US ARMY'],
    ['in small letters', 'let us go'],
    ['with one capital', 'Let Us go'],
    ['within another word', 'US-based or BUS'],
    ['where quotation marks stand about words', 'a 6" "pipe"'],
    ['where a single initial has its dot', 'by A. Milne'],
    ['which is none', 'who is it'],
  ])('stays %s: %s', (_where, prompt) => {
    expect(inFull(prompt)).toBe(prompt);
  });
});
