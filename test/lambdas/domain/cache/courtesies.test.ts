import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

describe('courtesies of somebody who writes all small', () => {
  const of = (prompt: string) => meaningOf(prompt);

  test.each([
    [
      'morning! hope this finds you in good spirits. how does a fox catch a worm infection from a dog??',
      'morning! hope this finds you in good spirits. how do i disable call waiting on a pixel 8',
    ],
    ['thanks a lot. list the five largest cities in peru', 'thanks a lot. list the rivers of france'],
    ['sorry to ask again. who wrote hamlet', 'sorry to ask again. who painted guernica'],
    [
      'hope you are well and that your weekend was a good one how do i boil an egg without a pan',
      'hope you are well and that your weekend was a good one how do i fly a kite without a tail',
    ],
  ])('swallow no question: %j is not %j', (one, other) => {
    expect(guard(of(one), of(other)).kind).not.toBe('ok');
  });

  test('are still seen through', () => {
    const small = of('hello! hope this finds you in good spirits. how do i boil an egg');
    expect(guard(small, of('How do I boil an egg?')).kind).toBe('ok');
  });
});
