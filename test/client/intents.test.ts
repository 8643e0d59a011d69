import { shownAtOnce } from '../../client/examples/at-once.ts';

test('shows an answer at once, in the language of the user, where one stands in the configuration', () => {
  expect(shownAtOnce('Hi there!', ['de-CH', 'en'])).toBe('Hallo! Wie kann ich helfen?');
  expect(shownAtOnce('when are you open?', ['de'])).toBe(
    'We are open from Monday to Friday, 9 to 17 o’clock.',
  );
});

test('shows nothing for what a model must answer, and for what has no answer', () => {
  expect(shownAtOnce('hello, where is my order?', ['en'])).toBeUndefined();
  expect(shownAtOnce('goodbye', ['en'])).toBeUndefined();
});
