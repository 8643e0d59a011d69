import { withNumerals, withSpelledAlike } from '../../../../../lambdas/domain/cache/language/numerals.ts';

const numerals = (text: string) => withNumerals(text.split(' ')).join(' ');

describe('numbers among words', () => {
  test.each([
    ['five cats', '#5 cats'],
    ['zero cats', '#0 cats'],
    ['twenty five cats', '#25 cats'],
    ['twenty one thousand', '#21000'],
    ['one hundred twenty', '#120'],
    ['one hundred and five', '#105'],
    ['three hundred and forty two', '#342'],
    ['two hundred thousand', '#200000'],
    ['one million two hundred thousand and five', '#1200000 and #5'],
    ['two million three hundred and one', '#2000301'],
    ['a hundred and five', 'a #105'],
    ['a thousand', 'a #1000'],
    ['two dozen', '#2 #12'],
  ])('that are spelled: %s as %s', (text, numbered) => {
    expect(numerals(text)).toBe(numbered);
  });

  test.each([
    ['nineteen eighty four', '#19 #84'],
    ['twenty twelve', '#20 #12'],
    ['twenty ten', '#20 #10'],
    ['twenty zero', '#20 #0'],
    ['ten five', '#10 #5'],
    ['thirty five five', '#35 #5'],
    ['zero five', '#0 #5'],
    ['ninety and five', '#90 and #5'],
    ['one hundred or five', '#100 or #5'],
    ['one hundred and nobody', '#100 and nobody'],
    ['one hundred and', '#100 and'],
    ['two thousand million', '#2000 million'],
  ])('that make several: %s as %s', (text, numbered) => {
    expect(numerals(text)).toBe(numbered);
  });

  test.each(['hundred reasons', 'a cat', 'million', 'zeroth law'])('that count nothing stay: %s', (text) => {
    expect(numerals(text)).toBe(text);
  });

  test.each([
    ['first', '#1th'],
    ['second place', '#2th place'],
    ['the nineteenth century', 'the #19th century'],
    ['#5 third', '#5 #3th'],
    ['#5 second', '#5 second'],
    ['#21 st', '#21th'],
    ['#2 nd #3 rd #4 th', '#2th #3th #4th'],
    ['#3.5 th', '#3.5 th'],
    ['#1 street', '#1 street'],
    ['#5 west', '#5 west'],
  ])('that order: %s as %s', (text, numbered) => {
    expect(numerals(text)).toBe(numbered);
  });

  test.each([
    ['#2 million', '#2000000'],
    ['#12 million', '#12000000'],
    ['#1.1 million', '#1100000'],
    ['#0.29 hundred', '#29'],
    ['#2.25 billion cats', '#2250000000 cats'],
    ['#1.2.3 million', '#1.2.3 million'],
    ['#10 cats', '#10 cats'],
    ['#3.10', '#3.10'],
  ])('of digits and a word: %s as %s', (text, numbered) => {
    expect(numerals(text)).toBe(numbered);
  });
});

describe('one', () => {
  test.each([
    'which one is best',
    'the better one',
    'can one swim',
    'how should one',
    'one must eat',
    'no one',
  ])('that stands for something or anybody stays: %s', (text) => {
    expect(numerals(text)).toBe(text);
  });

  test.each([
    ['one cat', '#1 cat'],
    ['only one', 'only #1'],
    ['every one hundred years', 'every #100 years'],
    ['which one person', 'which #1 person'],
    ['the one day', 'the #1 day'],
    ['can one person lift it', 'can #1 person lift it'],
    ['scan one page', 'scan #1 page'],
    ['cando one', 'cando #1'],
    ['one candle', '#1 candle'],
    ['one scan', '#1 scan'],
  ])('that counts is a number: %s as %s', (text, numbered) => {
    expect(numerals(text)).toBe(numbered);
  });
});

describe('what is spelled in several ways is written in one', () => {
  test.each([
    ['half an hour', '#1/2 hour'],
    ['half hour', '#1/2 hour'],
    ['a half mile', '#1/2 mile'],
    ['#1/2 cup', '#1/2 cup'],
    ['a quarter of an hour', '#1/4 hour'],
    ['#1/4 of a cup', '#1/4 cup'],
    ['#2 and a half', '#2.5'],
    ['#2 and a half million', '#2500000'],
    ['#12 #1/2 thousand', '#12500'],
    ['#2.5 hundred', '#250'],
    ['#2.5 millionaires', '#2.5 millionaires'],
    ['the first half of it', 'the first half of it'],
  ])('a fraction: %s as %s', (text, written) => {
    expect(withSpelledAlike(text)).toBe(written);
  });

  test.each([
    ['the #2th world war', 'the ww2'],
    ['world war #1 began', 'ww1 began'],
    ['world war i', 'ww1'],
    ['ww #2', 'ww2'],
    ['wwii', 'ww2'],
    ['the cold war', 'the cold war'],
  ])('a numbered war: %s as %s', (text, written) => {
    expect(withSpelledAlike(text)).toBe(written);
  });
});
