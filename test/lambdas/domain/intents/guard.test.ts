import { isPlain, isSimple } from '../../../../lambdas/domain/intents/guard.ts';

describe('a plain text', () => {
  test.each([
    'hello',
    "what's up?",
    'are you open at 9:30 or 10 (on mondays)?',
    'open 24/7, 365 days',
    'thanks 😀',
    'a'.repeat(160),
  ])('is %s', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  test.each([
    ['quotes', 'what does "hello" mean'],
    ['typographic quotes', 'what does “hello” mean'],
    ['other quotes', 'what is «hello»'],
    ['code', '`hello`'],
    ['a tag', '<b>hello</b>'],
    ['a quoted line', '> hello'],
    ['an object', '{hello: 1}'],
    ['a list', '[hello]'],
    ['a path', 'C:\\hello'],
    ['an address', 'kim@example.com'],
    ['a link', 'https://example.com'],
    ['a link of another kind', 'see WWW.example.com'],
    ['a formula', '2^3 = 8'],
    ['a heading', '# hello'],
    ['emphasis', '*hello*'],
    ['a name of code', 'hello_world'],
    ['the number of an order', 'where is 4471'],
    ['160 letters and one', 'a'.repeat(161)],
  ])('has no %s', (_what, text) => {
    expect(isPlain(text)).toBe(false);
  });
});

describe('a simple sentence', () => {
  const simple = (text: string) => isSimple(text.split(' '));

  test('says what it wants in up to 14 words', () => {
    expect(simple('a b c d e f g h i j k l m n')).toBe(true);
    expect(simple('a b c d e f g h i j k l m n o')).toBe(false);
  });

  test.each([
    'not the price',
    'i dont want it',
    'never mind',
    'all but that',
    'hours and prices',
    'do it then',
    'unless open',
  ])('is not: %s', (text) => {
    expect(simple(text)).toBe(false);
  });

  test('may say what cannot be found or remembered, and no other negation', () => {
    expect(simple('i cant find it')).toBe(true);
    expect(simple('i do not remember my password')).toBe(true);
    expect(simple('i dont know')).toBe(true);
    expect(simple('i cant recall it')).toBe(true);
    expect(simple('i cannot log in')).toBe(true);
    expect(simple('i cant open it')).toBe(false);
    expect(simple('i know not')).toBe(false);
    expect(simple('and find it')).toBe(false);
    expect(simple('i cant find it and never did')).toBe(false);
  });
});
