import { coreOf, withoutCourtesies } from '../../../../lambdas/domain/intents/courtesy.ts';

const words = (text: string) => text.split(' ').filter(Boolean);

describe('courtesies', () => {
  test('are no sentences of their own where something else is said', () => {
    expect(
      withoutCourtesies([words('hi there'), words('are you open'), words('thank you very much')]),
    ).toEqual([words('are you open')]);
  });

  test('are what is said where nothing else is', () => {
    const only = [words('good morning'), words('thanks a lot')];
    expect(withoutCourtesies(only)).toBe(only);
    expect(withoutCourtesies([])).toEqual([]);
  });

  test('leave every other sentence', () => {
    const two = [words('are you open'), words('when')];
    expect(withoutCourtesies(two)).toEqual(two);
  });

  test.each([
    ['hi are you open please', 'are you open'],
    ['ok so hey are you open thanks pls', 'are you open'],
    ['are you open', 'are you open'],
    ['are you ok', 'are you ok'],
    ['thanks for this', 'thanks for this'],
    ['hi please', ''],
    ['hello', ''],
    ['thanks', ''],
  ])('are taken off around what is said: %s', (text, core) => {
    expect(coreOf(words(text))).toEqual(words(core));
  });
});
