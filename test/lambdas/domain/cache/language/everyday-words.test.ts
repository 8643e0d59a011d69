import { meaningOf } from '../../../../../lambdas/domain/cache/language/meaning.ts';
import { saysTheSame } from '../../../../../lambdas/domain/cache/language/sameness.ts';

const say = (one: string, other: string) => [
  saysTheSame(meaningOf(one), meaningOf(other)),
  saysTheSame(meaningOf(other), meaningOf(one)),
];

describe('a synonym of every day', () => {
  test.each([
    ['What is the cost of tea?', 'What is the price of tea?'],
    ['What is purchase tax?', 'What is buy tax?'],
    ['What is repair at home?', 'What is mending at home?'],
    ['Can I buy?', 'Can I purchase?'],
    ['When do I begin?', 'When do I start?'],
  ])('may stand within a question: %s %s', (one, other) => {
    expect(say(one, other)).toEqual([true, true]);
  });

  test.each([
    ['What is cost?', 'What is price?'],
    ['What is repair?', 'What is mending?'],
    ['Define start.', 'Define beginning.'],
  ])('may not where the question is what it is: %s %s', (one, other) => {
    expect(say(one, other)).toEqual([false, false]);
  });

  test.each([
    ['What is a purchase?', 'What are purchases?'],
    ['What is the UK?', 'What is the United Kingdom?'],
    ['Define JS.', 'Define JavaScript.'],
    ['What is influenza?', 'What is flu?'],
    ['What is a parallelogram?', 'What is a parallelogramm?'],
  ])('but one word, or names of one thing, may: %s %s', (one, other) => {
    expect(say(one, other)).toEqual([true, true]);
  });

  test.each([
    ['Is the FAST test good?', 'Is the quick test good?'],
    ['How do I do the FAST test?', 'How do I do the quick test?'],
    ['How do I use a STOP sign?', 'How do I use a quit sign?'],
    ['How do I BUY gold?', 'How do I purchase gold?'],
  ])('stands for nothing that capitals name: %s %s', (one, other) => {
    expect(say(one, other)).toEqual([false, false]);
  });

  test.each([
    ['Is the USA big?', 'Is the United States big?'],
    ['Is the USA bigger to buy oil?', 'Is the United States bigger to purchase oil?'],
    ['Is the FAST test good?', 'is the fast test good'],
    ['Is "FAST" good to buy?', 'Is "FAST" good to purchase?'],
  ])('stands beside what capitals name: %s %s', (one, other) => {
    expect(say(one, other)).toEqual([true, true]);
  });
});
