import { isAboutAsker } from '../../../../lambdas/domain/cache/about-asker.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

const isPersonal = (prompt: string) => isAboutAsker(prompt, meaningOf(prompt));

describe('of what people own one each', () => {
  test.each([
    'Where is my parcel?',
    'Is my last order late?',
    'My order is late. How do I cook rice?',
    'When do I renew my policy?',
    'Will I renew my policy?',
    'How does Ann see my balance?',
    'A recipe for my order',
    'What would my order cost?',
    'What does Oslo do with my card?',
    'What does Oslo think we do with my card?',
    'Which fee do I pay on my card?',
    'What am I owing on my card?',
    'Where am I on my plan?',
    'What could have happened to our order?',
  ])('mine is nobody else’s: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(true);
  });

  test.each([
    'What happens if my card is lost?',
    'What do I do with my card?',
    'Where do I take my parcel?',
    'Should I renew my policy?',
    'Can our order be cancelled?',
    'How do I cancel our order?',
    'Is "my order" a film?',
    'Does Myanmar pay order fees?',
    'Do orders help my dog?',
    'Is the plan my aunt made good?',
  ])('what anybody does with one is the same for all: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(false);
  });
});

describe('who asks', () => {
  test.each([
    'Who am I?',
    'Where am I?',
    'Am I late?',
    'How old am I?',
    'How old are we?',
    'How much do I weigh?',
    'When do I eat?',
    'Do I pay in Japan?',
    'What is our name?',
    'Who likes me?',
    'Did I lock the door in Oslo?',
  ])('is asked about: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(true);
  });

  test.each([
    'Do I tip in Japan?',
    'Do I tip waiters?',
    'When do I eat in Rome?',
    'What do I eat?',
    'Why am I late?',
    'Why do my dogs eat grass?',
    'What bites us in Oslo?',
    'How can I do our hair?',
    'Draw me a house that was white.',
    'What is the weight of gold?',
    'Do dogs dream of what we owe?',
  ])('is anybody: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(false);
  });
});

test.each([
  'Is kim@example.com valid?',
  'Is 4111 1111 1111 1111 a valid card?',
  'Is 078-05-1120 valid?',
  'Is DE89370400440532013000 valid?',
  'Is (212) 555 0123 in Ohio?',
])('an address or a number of somebody is of nobody else: %s', (prompt) => {
  expect(isPersonal(prompt)).toBe(true);
});
