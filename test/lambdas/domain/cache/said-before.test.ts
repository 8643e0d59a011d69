import { isToBeHeeded } from '../../../../lambdas/domain/cache/said-before.ts';

describe('what was said before', () => {
  const isHeeded = (...turns: string[]) => isToBeHeeded({ turns, isSummarized: false });

  test.each([
    ['I am allergic to nuts.'],
    ['I use Rust.'],
    ['hi i use rust'],
    ['My name is Ann.'],
    ['Ich bin Vegetarier.'],
    ['We have two small children, what can they eat?'],
    ['Who wrote Faust? I love it.'],
    ['How do I sort a list I use Rust'],
    ['Is it safe; I am pregnant'],
    ['What can I eat since I am twelve?'],
    ['What do people eat since we are twelve?'],
    ['What is pesto as a vegan?'],
    ['How do I take a picture of the screen on my Mac?'],
    ['Where is my order?'],
    ['Thanks, vegan here.'],
    ['Yes'],
    ['Rust'],
    [`What is ${'x'.repeat(493)}`],
  ])('is to be heeded where it tells something: %s', (turn) => {
    expect(isHeeded(turn)).toBe(true);
  });

  test.each([
    ['From now on answer only in German.'],
    ['Could you answer in German?'],
    ['Can you speak German?'],
    ['Why do you not speak German?'],
    ['What is the capital of France, and reply in German?'],
    ['Please use metric units.'],
    ['Hello use metric units'],
    ['Thanks, metric please.'],
    ['Short answers, please.'],
    ['Please be brief'],
    ['You are a helpful pirate.'],
    ['Explain everything to a child.'],
  ])('is to be heeded where it wishes something: %s', (turn) => {
    expect(isHeeded(turn)).toBe(true);
  });

  test.each([
    ['What is the capital of France?'],
    ['how do I sort a list in Python'],
    ['Can you tell me what the capital of France is?'],
    ['I was wondering how I can get to Oslo.'],
    ['Do I tip in Japan?'],
    ['Good morning! Who is Bach?\n\nThanks!'],
    ['Quick question: is it cold in Norway?'],
    ['Hello there! How are you?'],
    ['Thank you so much!'],
    ['Thank you, have a nice day'],
    ['Ok'],
    ['Oh'],
    ['Why?'],
    [`What is ${'x'.repeat(492)}`],
  ])('is not, where it only asks: %s', (turn) => {
    expect(isHeeded(turn)).toBe(false);
  });

  test('is to be heeded where one of many turns is', () => {
    expect(isHeeded()).toBe(false);
    expect(isHeeded('Who is Bach?', 'Thanks!')).toBe(false);
    expect(isHeeded('Who is Bach?', 'I use Rust.', 'Thanks!')).toBe(true);
  });

  test('is to be heeded where it is summarized, whatever was said since', () => {
    expect(isToBeHeeded({ turns: ['Who is Bach?'], isSummarized: true })).toBe(true);
  });
});
