import { asCalled } from '../../client/outbox/as-called.ts';
import type { Command } from '../../client/outbox/intent.ts';
import { sendable } from '../../client/outbox/sendable.ts';
import { acceptance, bodyOf, idAt, NOW_MS, SESSION } from '../lambdas/accept/accept-fixture.ts';

const at = { sessionId: SESSION };
const MESSAGE = idAt(NOW_MS);

const BAD: readonly (readonly [command: Command, told: string])[] = [
  [
    { type: 'completion.request', ...at, message: ' ' },
    '"/text" is blank: it needs a character that can be seen.',
  ],
  [
    { type: 'completion.request', ...at, message: 'Why?', maxOutputTokens: 0 },
    '"/maxOutputTokens" is less than the 1 allowed.',
  ],
  [
    { type: 'message.send', ...at, message: { text: '' } },
    '"/text" is shorter than the 1 character required.',
  ],
  [
    { type: 'message.edit', ...at, message: MESSAGE, text: '' },
    '"/text" is shorter than the 1 character required.',
  ],
  [
    { type: 'message.edit', ...at, message: 'first', text: 'x' },
    expect.stringMatching(/^"\/message" does not match the pattern/),
  ],
  [
    { type: 'profile.patch', ...at, patch: JSON.parse('{"patch":{"__proto__":1}}') },
    expect.stringMatching(/^"\/patch\/__proto__" /),
  ],
];

test.each(BAD)('what is wrong with %j is told of what the application gave', async (command, told) => {
  const { call } = acceptance();
  const answer = await call({
    routeKey: 'POST /v1/batch',
    body: JSON.stringify({ commands: [{ type: 'session.create' }, command] }),
  });
  const { problem } = bodyOf(answer).results[1];
  expect(problem.detail).toMatch(/^"\/commands\/1\//);
  expect(asCalled(command, problem.detail)).toEqual(told);
});

test('a sentence without a pointer stays as it is', () => {
  const sentence = 'The patch is empty: name at least one member to change.';
  expect(asCalled({ type: 'profile.patch' }, sentence)).toBe(sentence);
});

test('what is refused before it is sent is called as the application does', () => {
  expect(() => sendable({ type: 'completion.request', ...at, message: '\ud800' })).toThrow(/^"\/text" /);
});
