import fc from 'fast-check';
import { CHECKED, type CheckName } from '../../../lambdas/contract/commands.ts';
import { checks } from '../../../lambdas/http/checks.ts';
import { faultsOf } from '../../../lambdas/http/faults.ts';

const NAMES = Object.keys(CHECKED) as CheckName[];

test('whatever fails a check has a fault with a sentence, and whatever passes has none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.jsonValue(), (name, value) => {
      const faults = faultsOf(name, value);
      expect(faults.length > 0).toBe(!checks[name](value));
      expect(faults.every(({ detail }) => detail.length > 5)).toBe(true);
    }),
  );
});

test.each([
  ['MessageBody', { text: 'x'.repeat(16_385) }, '/text', 'is longer than the 16384 characters allowed'],
  ['MessageBody', { text: '' }, '/text', 'is shorter than the 1 character required'],
  ['MessageBody', { text: 'x', attributes: [] }, '/attributes', 'must be of type object'],
  ['profile.patch', { type: 'profile.patch', patch: {} }, '/sessionId', 'is missing and required'],
  ['session.create', { type: 'session.create', queue: 'slow' }, '/queue', 'must be "interactive" or "bulk"'],
  ['BatchBody', { commands: [] }, '/commands', 'has fewer than the 1 item required'],
  [
    'CompletionBody',
    { message: 'Why?', maxOutputTokens: 9_000 },
    '/maxOutputTokens',
    'is more than the 8192 allowed',
  ],
  ['CompletionBody', { message: ' ' }, '/message', 'is blank: it needs a character that can be seen'],
  [
    'CompletionBody',
    { message: '\u200b\n\u0000' },
    '/message',
    'is blank: it needs a character that can be seen',
  ],
  ['MemberBody', { 'a/b~c': 1 }, '/a~1b~0c', 'is no member of this object; remove it'],
] as const)('%s says where and what (%#)', (name, value, pointer, detail) => {
  expect(faultsOf(name, value)).toEqual([{ pointer, detail }]);
});

test('a body full of faults is told of twenty', () => {
  const body = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`m${at}`, 1]));
  expect(faultsOf('MemberBody', body)).toHaveLength(20);
});
