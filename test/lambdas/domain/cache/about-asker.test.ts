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

describe('how things stand with who asks', () => {
  test.each([
    'How much money do I have?',
    'How much do I owe?',
    'How much do we still owe?',
    'How many points do I have?',
    'How many points did I earn?',
    'How many vacation days do I have left?',
    'How many days do we have left?',
    'How many days of leave remain for me?',
    'How much money is in my wallet?',
    'Which plan am I on?',
    'What plan do I have?',
    'What subscription am I on?',
    'What tier am I?',
    'Which bills do I owe?',
    'Who do I owe money?',
    'Who do I report to?',
    'Am I being charged twice?',
    'Are we being charged twice?',
    'Why am I being charged?',
    'Am I eligible for a refund?',
    'Do I qualify for the discount?',
    'Do I have any meetings?',
    'Do I have unread mail?',
    'Do we have a meeting?',
    'How long until my subscription ends?',
  ])('is of nobody else: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(true);
  });

  test.each([
    'Any new messages for me?',
    'Are there any new emails?',
    'Summarize my emails',
    'Read my messages',
    'Is my flight delayed?',
    'Is my flight on time?',
    'Will my flight be delayed?',
    "What's the status of order 4711?",
    'Where is order number 4711?',
    'Is my mother home?',
    'Is my older sister home?',
    'Does my girlfriend love me?',
    'Where is the nearest pharmacy?',
    'Restaurants nearby',
  ])('is of what is theirs or near them: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(true);
  });

  test.each([
    'My name is John. What is a heron?',
    'I am John Smith. What is a heron?',
    "I'm 45 and diabetic, can I eat mango?",
    'I am diabetic. Can I eat mango?',
    'I have type 2 diabetes. Can I eat mango?',
    'As a diabetic, can I eat mango?',
    'Can I eat mango as a type 2 diabetic?',
    'Given my salary, what rent can I afford?',
    'What rent can I afford given my salary?',
  ])('is told beside a question: %s', (prompt) => {
    expect(isPersonal(prompt)).toBe(true);
  });

  test.each([
    'How many bones do we have?',
    'How many planets do we have in the solar system?',
    'How much flour do I need for one loaf?',
    'How long do I boil an egg?',
    'How long do I have to wait after eating before I swim?',
    'Find the bug in my macro.',
    'What rights do I have as a tenant in Ohio?',
    'When do I qualify for a pension in Norway?',
    'Why do I owe tax on a gift?',
    'Who do I report a scam to?',
    'Am I allowed to drink alcohol in Dubai?',
    'Am I entitled to a refund if a flight is late?',
    'Am I eligible for Medicare at 65?',
    'Am I old enough to vote in Austria at 16?',
    'What am I supposed to do in an earthquake?',
    'How long should a cake cool before I cut it?',
    'Why is my dog so late to mature?',
    'Is my cat pregnant?',
    'Does my child need a visa for Japan?',
    'What do I do if my flight is delayed?',
    'How do I read my emails in Outlook?',
    'What was executive order 9066?',
    'Where do I order 500 stickers?',
    'Are there any email providers in Peru?',
    'What is the nearest star to the sun?',
    'Which volcanoes are near Naples?',
    'Can I eat sushi if I am pregnant?',
    'As a beginner, how do I learn chess?',
    'What is the name of the Beatles drummer?',
    'My zip is stuck. How do I fix it?',
  ])('is not asked or told: %s', (prompt) => {
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
