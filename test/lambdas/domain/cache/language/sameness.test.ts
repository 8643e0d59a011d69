import { meaningOf } from '../../../../../lambdas/domain/cache/language/meaning.ts';
import { saysTheSame } from '../../../../../lambdas/domain/cache/language/sameness.ts';

const say = (one: string, other: string) => [
  saysTheSame(meaningOf(one), meaningOf(other)),
  saysTheSame(meaningOf(other), meaningOf(one)),
];

describe('two prompts say the same', () => {
  test.each([
    ['I am a vegan. What can I eat in Peru?', 'What can I eat in Peru? I am a vegan.'],
    ['How is bread baked?', 'How do I bake bread?'],
    ['How is bread baked?', 'What are ways of baking bread?'],
    ['Is tea sold in Oman by monks?', 'Is tea sold by monks in Oman?'],
    ['Are cats and dogs kept in Laos?', 'Are dogs and cats kept in Laos?'],
    ['Is a tomato a fruit or a vegetable?', 'Is a tomato a vegetable or a fruit?'],
    ['Do cats or dogs bark?', 'Do dogs or cats bark?'],
    ['What is the WHO?', 'What is the World Health Organization?'],
    ['Who leads the WHO now?', 'Who leads the World Health Organization now?'],
    ['What is the price of tea in Oman?', 'In Oman, what is the price of tea?'],
    ['How do I travel between Rome and Paris?', 'How do I travel between Paris and Rome?'],
    ['Can I bring an umbrella if it rains?', 'If it rains, can I bring an umbrella?'],
    ['How do I repair an umbrella?', 'How do I repair an umbrrella?'],
    ['What is RAM?', 'what is ram'],
  ])('%s %s', (one, other) => {
    expect(say(one, other)).toEqual([true, true]);
  });
});

describe('two prompts do not say the same', () => {
  test.each([
    ['', ''],
    ['What is version 2?', 'What is version 3?'],
    ['What is RAM?', 'What is a ram?'],
    ['What can I eat in Peru? I am a vegan.', 'What can I eat in Peru? I am a diabetic.'],
    ['What can I eat in Peru? I am a vegan.', 'What can I drink in Peru? I am a vegan.'],
    ['What is rust? What is iron?', 'What is iron? What is rust?'],
    ['I like tea. I hate milk.', 'I hate milk. I like tea.'],
    ['Is tea good?', 'Is tea good? Is milk bad?'],
    [
      'I have a dog. What should I feed it? I have a cat.',
      'I have a dog. I have a cat. What should I feed it?',
    ],
    ['How is bread baked?', 'What are ways of baking rolls?'],
    ['Why is she bored at work?', 'Why is she boring at work?'],
    ['Why wash and dry wool?', 'Why dry and wash wool?'],
    ['Did Caesar come and conquer?', 'Did Caesar conquer and come?'],
    ['Is it a red wine or beer glass?', 'Is it a red beer or wine glass?'],
    ['Do red wine or beer drinkers swim?', 'Do red beer or wine drinkers swim?'],
    ['Is tea drunk in May in Oman?', 'Is tea drunk in Oman in May?'],
    ['Can I fly if it rains?', 'Can I fly if it rains in Rome?'],
    ['Where do I bake bread?', 'When do I bake bread?'],
    ['Can I bake bread?', 'Should I bake bread?'],
    ['Can I eat and swim?', 'Can I swim and eat?'],
    ['Should I shower and shave?', 'Should I shave and shower?'],
    ['Do cats and dogs arrive first?', 'Do dogs and cats arrive first?'],
    ['Is red and blue or green nice?', 'Is blue and red or green nice?'],
    ['What do cats and dogs eat?', 'What do dogs and cats chase?'],
    ['Is it from Rome to Paris?', 'Is it from Paris to Rome?'],
    ['How do I learn to read and write?', 'How do I learn to write and read?'],
    ['Is the price of the end the end of the price?', 'Is the end of the price the price of the end?'],
    ['How do I fly if it rains in Rome?', 'How do I fly in Rome if it rains?'],
    ['What is the size of the roof of a house?', 'What is the roof of the size of a house?'],
    ['Is tea good in Oman?', 'Is tea good in Oman in May?'],
    ['Is tea good in Oman?', 'Is tea good near Oman?'],
    ['Who leads the WHO now?', 'Who leads the World Hockey Organization here?'],
    ['Who leads the WHO now?', 'Who led the World Health Organisation then?'],
  ])('%s %s', (one, other) => {
    expect(say(one, other)).toEqual([false, false]);
  });
});
