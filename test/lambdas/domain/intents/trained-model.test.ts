import { INTENTS } from '../../../../lambdas/contract/intents.ts';
import { classify } from '../../../../lambdas/domain/intents/classify.ts';
import { trainedModel } from '../../../../lambdas/domain/intents/trained-model.ts';

describe('the trained model', () => {
  test('tells the intents apart that the contract names, each sure to nine in ten at least', () => {
    const { intents, thresholds } = trainedModel();
    expect(intents).toEqual(INTENTS);
    expect(Math.min(...thresholds)).toBeGreaterThanOrEqual(0.9);
  });

  test('is decoded once', () => {
    expect(trainedModel()).toBe(trainedModel());
  });

  test.each([
    ['greeting', 'Hi there!'],
    ['thanks', 'thanks a lot for your help'],
    ['goodbye', 'see you later'],
    ['capabilities', 'What can you do?'],
    ['identity', 'are you a bot?'],
    ['opening-hours', 'Hi! What are your opening hours on Sunday? Thanks!'],
    ['contact', "I can't find your phone number"],
    ['pricing', 'how much does it cost?'],
    ['shipping-times', 'how long does delivery take'],
    ['returns', 'how do I return something?'],
    ['password-reset', 'i forgot my pasword'],
    ['language', 'how do I change the language'],
    ['privacy', "where's your privacy policy?"],
  ])('knows %s: %s', (intent, text) => {
    expect(classify(text, trainedModel())?.intent).toBe(intent);
  });

  test.each([
    'thank you letter for an interview',
    'do not cancel my subscription, just pause it',
    "don't reset my password",
    'what are the opening hours of the Louvre?',
    'what are your opening hours and how do I return a jacket?',
    'not the price but the delivery time',
    'answer me in German',
    'where is my order?',
    'delete my data',
    'I want a refund for order 4471',
    'what about sundays?',
    'hello world program in java',
  ])('leaves to a model: %s', (text) => {
    expect(classify(text, trainedModel())).toBeUndefined();
  });
});
