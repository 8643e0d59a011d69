import { Type } from '@sinclair/typebox';
import { transform } from 'esbuild';
import { CHECKED } from '../../../lambdas/contract/commands.ts';
import { QUEUED } from '../../../lambdas/contract/events.ts';
import { checks as ofRequests } from '../../../lambdas/http/checks.ts';
import { checks as ofTheQueue } from '../../../lambdas/queue/checks.ts';
import { checksModule } from '../../../lib/build/compiled-checks.ts';

type Checks = Readonly<Record<string, (value: unknown) => boolean>>;

async function loaded(source: string): Promise<Checks> {
  const { code } = await transform(source, { format: 'cjs' });
  const module = { exports: {} as { checks: Checks } };
  new Function('module', code)(module);
  return module.exports.checks;
}

const SESSION = `${'a'.repeat(32)}.0190a0a0-0000-7000-8000-000000000000`;
const VALUES: readonly unknown[] = [
  {},
  null,
  [],
  'text',
  { commands: [] },
  { commands: [1] },
  { text: 'hello' },
  { text: '' },
  { text: 'hello', attributes: { a: 1 } },
  { text: 'hello', extra: 1 },
  { text: 'hello', mentions: ['ben'] },
  { text: 'hello', mentions: ['b'.repeat(32)] },
  { message: '0190a0a0-0000-7000-8000-000000000000', author: 'a'.repeat(32), emoji: '👍', on: true },
  { message: '0190a0a0-0000-7000-8000-000000000000', author: 'a'.repeat(32), emoji: 'a b', on: true },
  { read: { 'eu-west-1.1': 3 } },
  { read: { 'eu-west-1.1': -1 } },
  { read: { somewhere: 1 } },
  { read: Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`eu-west-1.${at + 1}`, 1])) },
  { type: 'read.mark', sessionId: SESSION, read: {} },
  { type: 'session.create' },
  { type: 'session.create', eventId: 'no id' },
  { type: 'profile.patch', sessionId: SESSION, patch: { a: null } },
  { type: 'profile.patch', sessionId: SESSION, patch: [] },
  { type: 'member.add', sessionId: SESSION, subject: 'someone', queue: 'bulk' },
  { type: 'member.remove', sessionId: 'elsewhere', member: 'someone' },
];

test.each([
  ['requests', CHECKED, ofRequests],
  ['the queue', QUEUED, ofTheQueue],
])('the code in the bundles judges %s as the schemas do', async (_, schemas, compiledHere: Checks) => {
  const checks = await loaded(checksModule(schemas));
  expect(Object.keys(checks).sort()).toEqual(Object.keys(compiledHere).sort());
  for (const [name, check] of Object.entries(checks)) {
    const expected = VALUES.map((value) => compiledHere[name]?.(value));
    expect([name, VALUES.map((value) => check(value))]).toEqual([name, expected]);
  }
});

test('some value passes and some value fails the compiled check of a message', async () => {
  const { MessageBody } = await loaded(checksModule(CHECKED));
  expect(MessageBody?.({ text: 'hello' })).toBe(true);
  expect(MessageBody?.({ text: '' })).toBe(false);
});

test('a schema that needs a registry of TypeBox stops the build', () => {
  expect(() => checksModule({ Address: Type.String({ format: 'email' }) })).toThrow(
    "Schema Address needs TypeBox's format registry",
  );
});
