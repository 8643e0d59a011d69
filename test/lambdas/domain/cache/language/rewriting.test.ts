import {
  type Rule,
  rewriting,
  rewritingUntilStill,
} from '../../../../../lambdas/domain/cache/language/rewriting.ts';

describe('rewriting', () => {
  test.each<[what: string, rules: Rule[], text: string, rewritten: string]>([
    ['wherever a rule fits', [[/cat/, 'dog']], 'a cat sees a cat', 'a dog sees a dog'],
    ['whole words alone', [[/cat/, 'dog']], 'cats see bobcat cat', 'cats see bobcat dog'],
    ['whole words of each alternative', [[/cat|cow/, 'dog']], 'cats cow scow', 'cats dog scow'],
    [
      'what an earlier rule wrote',
      [
        [/cat/, 'cow'],
        [/cow/, 'dog'],
      ],
      'a cat',
      'a dog',
    ],
    [
      'nothing that a later rule wrote',
      [
        [/cow/, 'dog'],
        [/cat/, 'cow'],
      ],
      'a cat',
      'a cow',
    ],
    ['with one space where a word is gone', [[/please/, '']], 'tell please me', 'tell me'],
    ['with no space at an end', [[/please/, '']], 'please tell', 'tell'],
    ['nothing, where nothing fits', [[/please/, '']], ' tell  me ', ' tell  me '],
    ['words with an optional ending', [[/cats?/, 'dog']], 'cats', 'dog'],
    ['words without it', [[/cats?/, 'dog']], 'cat', 'dog'],
    ['words between boundaries', [[/\bcat\b/, 'dog']], 'cat', 'dog'],
    ['words with any space between', [[/big\scat/, 'dog']], 'big cat', 'dog'],
    ['words in groups', [[/(?:big|(?<=a )sad) cat/, 'dog']], 'a sad cat', 'a dog'],
    ['words before what is no part', [[/cat(?= (sat|ran))/, 'dog']], 'cat sat cat', 'dog sat cat'],
    ['words behind what is no part', [[/(?<=big )cat/, 'dog']], 'big cat', 'big dog'],
    ['words with a hyphen', [[/at-least/, 'over']], 'at-least five', 'over five'],
    ['words with an apostrophe', [[/o'clock/, 'sharp']], "five o'clock", 'five sharp'],
    ['words before a word of any kind', [[/cat \S+ing/, 'dog']], 'cat sitting', 'dog'],
  ])('changes %s', (_what, rules, text, rewritten) => {
    expect(rewriting(rules)(text)).toBe(rewritten);
  });
});

describe('rewriting until nothing fits', () => {
  const sixteen: Rule[] = Array.from({ length: 16 }, (_, at) => [new RegExp(`^never${at}$`), '']);

  test.each<[what: string, rules: Rule[], text: string, rewritten: string]>([
    ['by a rule again and again', [[/^please /, '']], 'please please tell', 'tell'],
    [
      'by an earlier rule after a later',
      [
        [/^a$/, 'b'],
        [/^c$/, 'a'],
      ],
      'c',
      'b',
    ],
    [
      'by the first that fits',
      [
        [/^a b$/, 'x'],
        [/^a/, 'y'],
      ],
      'a b',
      'x',
    ],
    ['by one of very many rules', [...sixteen, [/^a$/, 'b']], 'a', 'b'],
    ['by the first of very many', [[/^a$/, 'x'], ...sixteen, [/^a$/, 'y']], 'a', 'x'],
    ['with one space between words', [[/ well /, '  ']], 'a well b', 'a b'],
    ['with no space at an end', [[/b$/, '']], 'a b', 'a'],
    ['nothing, where nothing fits', [[/^b$/, '']], ' a  b', ' a  b'],
  ])('changes %s', (_what, rules, text, rewritten) => {
    expect(rewritingUntilStill(rules)(text)).toBe(rewritten);
  });

  test('ends where a rule makes what it fits', () => {
    expect(rewritingUntilStill([[/^a/, 'aa']])('a')).toBe('a'.repeat(13));
  });
});
