import { bare, withoutStories } from '../../../../lambdas/domain/cache/bare.ts';
import { compare } from '../../../../lambdas/domain/cache/compared.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

const beside = (one: string, other: string) => compare(meaningOf(one), meaningOf(other));

describe('what is told beside a question', () => {
  const sentencesLeft = (one: string, other: string) =>
    withoutStories(beside(one, other)).map(({ sentences }) => sentences.length);

  test.each([
    ['Is bread safe?', 'I have a dog. Is bread safe?'],
    ['I have a cat. Is rye bread safe?', 'I have a dog. Is rye bread safe?'],
    ['I have a bar. Do cats sleep in winter?', 'I have a pub. Do cats sleep in winter?'],
    ['I have a bar. Do cats that eat grass sleep?', 'Do cats that eat grass sleep?'],
  ])('goes where the question says what it is about: %s %s', (one, other) => {
    expect(sentencesLeft(one, other)).toEqual([1, 1]);
  });

  test.each([
    ['I have a cat. Is bread safe?', 'I have a dog. Is bread safe?'],
    ['I have a gas stove. How do I clean it?', 'I have a glass stove. How do I clean it?'],
    ['I have a gas stove. How do I clean it?', 'I have a gas stove. How do I clean the big stove?'],
    ['My cat is ill. What do cats do about this?', 'My dog is ill. What do dogs do about this?'],
    ['My cat is ill. What do I do about bread?', 'My dog is ill. What do I do about bread?'],
    ['I have a bar. Do cats that eat grass sleep in winter?', 'I have a pub. Do cats that eat grass sleep?'],
  ])('stays where the question may need it: %s %s', (one, other) => {
    expect(sentencesLeft(one, other)).toEqual([2, 2]);
  });

  test('stays beside a pronoun even where one prompt alone tells something', () => {
    expect(
      sentencesLeft('What do cats do about this?', 'My cat is ill. What do cats do about this?'),
    ).toEqual([1, 2]);
    expect(sentencesLeft('What do I do about bread?', 'My cat is ill. What do I do about bread?')).toEqual([
      1, 2,
    ]);
  });

  test('stays where one of several questions may need it', () => {
    const questions = 'Do cats sleep in winter? Do dogs that bark sleep?';
    expect(sentencesLeft(`I have a bar. ${questions}`, `I have a pub. ${questions}`)).toEqual([3, 3]);
  });
});

describe('slips', () => {
  test.each([
    ['How do I cook brown rice?', 'How do I cook borwn rice?', []],
    ['How do I cook brown rice with butter?', 'How do I cook borwn rice with buttre?', []],
    ['How do I cook brown brwon rice?', 'How do I cook borwn rice?', ['brwon']],
  ])('are mended, each by one word: %s %s', (one, other, left) => {
    const { compared, hasSlips } = bare(beside(one, other));
    expect([hasSlips, compared.onlyOne.map(({ word }) => word), compared.onlyOther]).toEqual([
      true,
      left,
      [],
    ]);
  });

  test.each([
    ['How do I cook rice?', 'How do I cook brown rice?'],
    ['How do I reach Minsk by train?', 'How do I reach Minks by train?'],
    ['Is brown rice safe?', 'Is Borwn rice safe?'],
    ['How do I spell "brown" in Dutch?', 'How do I spell "borwn" in Dutch?'],
  ])('are none in other words, names and quotations: %s %s', (one, other) => {
    expect(bare(beside(one, other)).hasSlips).toBe(false);
  });
});

test.each([
  [true, 'What lies under the bridge?', 'What lies around the brigde?'],
  [true, 'It is late. Who bakes the bread of Malta?', 'I am bored. Who baked the bread of Malta?'],
  [false, 'What lies under the bridge?', 'What lies under the brigde?'],
])('a hard difference hides behind a slip or a story (%s): %s %s', (isHiding, one, other) => {
  expect(bare(beside(one, other)).isHiding).toBe(isHiding);
});

test.each([
  [true, 'I am 30. Is brown rye bread safe?', 'Is brown rye bread safe?'],
  [true, 'I am 30. Is brown rye bread safe?', 'I am 40. Is brown rye bread safe?'],
  [false, 'I have 2 cats and 5 dogs. Is rye bread safe?', 'I met 5 cats and 2 dogs. Is rye bread safe?'],
])('a number is told beside one question alone (%s): %s %s', (tellsNumbers, one, other) => {
  expect(bare(beside(one, other)).tellsNumbers).toBe(tellsNumbers);
});
