import { personalIn } from '../../../../lambdas/domain/prompt/personal.ts';

test.each([
  ['a text as it is', { assistant: ' Call me Kim. ', name: 'x' }, 'Call me Kim.'],
  ['anything else as JSON', { assistant: { diet: ['vegan'] } }, '{"diet":["vegan"]}'],
  ['a number', { assistant: 0 }, '0'],
  ['nothing of an empty text', { assistant: ' ' }, undefined],
  ['nothing of an empty object', { assistant: {} }, undefined],
  ['nothing of null', { assistant: null }, undefined],
  ['nothing of a profile that says nothing to it', { name: 'Kim' }, undefined],
])('the assistant is told %s', (_, profile, told) => {
  expect(personalIn(profile)).toBe(told);
});

test('the assistant is told 2,000 characters at most, and no half of one', () => {
  expect(personalIn({ assistant: '🌍'.repeat(3_000) })).toBe('🌍'.repeat(2_000));
});
