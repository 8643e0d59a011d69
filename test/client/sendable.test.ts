import type { Command } from '../../client/outbox/intent.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import { fixture } from './client-fixture.ts';
import { SESSION } from './outbox-fixture.ts';

const session = async () => (await fixture().start()).session(SESSION);

/** As a program in plain JavaScript may call it. */
const patched = (value: unknown) => value as JsonObject;

test.each([
  ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
  ['what has a JSON of its own', { at: { toJSON: () => 'now' } }, { at: 'now' }],
  ['a map, which has none of its members', { at: new Map([['a', 1]]) }, { at: {} }],
  ['a function, which has no JSON', { f() {}, a: 1 }, { a: 1 }],
  ['a proxy, as frameworks make of state', new Proxy({ a: new Proxy({ b: 1 }, {}) }, {}), { a: { b: 1 } }],
])('%s shows at once as it is sent', async (_, patch, shown) => {
  const { profile, update } = await session();
  update(patched(patch));
  expect(profile.get()).toEqual(shown);
});

test('what changes after the call is not sent', async () => {
  const { profile, update } = await session();
  const patch = { list: ['a'] };
  update(patch);
  patch.list.push('b');
  expect(profile.get()).toEqual({ list: ['a'] });
});

test.each([['xy'], [5], [['a']], [null], [undefined]])(
  '%j is neither a patch nor a message, and nothing of it shows',
  async (value) => {
    const { profile, update, send } = await session();
    const isInvalid = expect.objectContaining({ code: 'invalid' });
    expect(() => update(patched(value))).toThrow(isInvalid);
    expect(() => send(value as unknown as Extract<Command, { type: 'message.send' }>['message'])).toThrow(
      isInvalid,
    );
    expect(profile.get()).toEqual({});
  },
);

test('a number that JSON has not is refused by its place', async () => {
  const { update } = await session();
  expect(() => update(patched({ a: { b: 10n } }))).toThrow(
    '"/a/b" is no number of JSON; nothing was recorded.',
  );
});
