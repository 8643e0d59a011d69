import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildClient } from '../../lib/build/client/build-client.ts';

const COMPILER = resolve('node_modules/typescript/bin/tsc');
const app = mkdtempSync(join(tmpdir(), 'meridian-app-'));
const installed = join(app, 'node_modules/@meridian/client');

beforeAll(async () => {
  writeFileSync(join(app, 'package.json'), '{"type":"module"}');
  await buildClient(installed);
});
afterAll(() => rmSync(app, { recursive: true }));

test('has the version and the entries of the repository, which its document names, and no dependency', () => {
  const root = JSON.parse(readFileSync('package.json', 'utf8'));
  const own = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(own).toMatchObject({ version: root.version, engines: root.engines, type: 'module' });
  expect(own).not.toHaveProperty('dependencies');
  const names = Object.keys(own.exports).map((name) => name.replace('.', own.name));
  expect(names).toEqual(Object.keys(root.exports).map((name) => name.replace('.', '@meridian')));
  const document = readFileSync('client/README.md', 'utf8').matchAll(/['"`](@meridian\/[\w/-]+)['"`]/g);
  expect([...new Set([...document].map(([, name]) => name))].sort()).toEqual(names.sort());
});

const PROGRAM = `
import { ClientError, createMeridian, readableHook } from '@meridian/client';
import { answersOf } from '@meridian/client/answers';
import { fileStorage } from '@meridian/client/file-storage';
import { answersAtOnce } from '@meridian/client/intents';

const sent = [];
const meridian = await createMeridian({
  edge: 'http://edge',
  getToken: () => 'token',
  ports: { fetch: refusing, webSocket: undefined, storage: fileStorage('outbox.json') },
});
const session = meridian.session('${'a'.repeat(32)}.01900000-0000-7000-8000-000000000000');
const { intent } = answersOf(meridian).ask(session, { text: 'Why?' });
const outcome = await intent.done;
const useReadable = readableHook((subscribe, get) => get());
const counts = useReadable(meridian.outbox);
const atOnce = answersAtOnce({ thanks: { en: 'You are welcome.' } })('thank you', ['en']);
console.log(JSON.stringify({ sent, outcome, counts, refused: refusal(), atOnce: atOnce?.answer }));
meridian.close();

async function refusing(url, { method, body }) {
  sent.push(method + ' ' + url);
  const results = JSON.parse(body).commands.map(() => ({ status: 403, problem: { detail: 'Not yours.' } }));
  return { status: 200, headers: new Headers(), text: async () => JSON.stringify({ results }) };
}
function refusal() {
  try {
    answersOf(meridian).ask(session, { text: 'a'.repeat(10_000_000) });
  } catch (error) {
    return error instanceof ClientError && error.code;
  }
}
`;

test('runs in Node without a compiler, and is one library by whichever entries it is imported', () => {
  writeFileSync(join(app, 'main.js'), PROGRAM);
  const { stdout, stderr } = run(['main.js']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    sent: ['POST http://edge/v1/batch'],
    outcome: { status: 'failed', code: 'status-403', reason: 'Not yours.' },
    counts: { queued: 0, accepted: 0 },
    refused: 'invalid',
    atOnce: 'You are welcome.',
  });
});

const USE = `
import { createMeridian, type Fetch, type FetchAnswer, type FetchInit, indexedDbStorage } from '@meridian/client';
import { answersOf, type ShownAnswer } from '@meridian/client/answers';
import { fileStorage } from '@meridian/client/file-storage';
import { answersAtOnce } from '@meridian/client/intents';

const noFetch: Fetch = async (url: string, init: FetchInit): Promise<FetchAnswer> => {
  throw new Error(init.method + url);
};
export const meridian = await createMeridian({
  edge: 'http://edge',
  getToken: () => 'token',
  ports: { fetch: noFetch, storage: 'indexedDB' in globalThis ? indexedDbStorage('kim') : fileStorage('kim.json') },
});
const session = meridian.session('id');
session.subscribe((event) => console.log(event.id, event.lane));
session.send({ text: 'hello' });
const shown: ShownAnswer = answersOf(meridian).ask(session, { text: 'Why?', priority: 'batch' }).answer.get();
console.log(shown.status, answersAtOnce({ greeting: { en: 'Hello!' } })('Hi')?.answer);
`;

const MISUSES = `
import { createMeridian } from '@meridian/client';
import { answersOf } from '@meridian/client/answers';

const meridian = await createMeridian({ edge: 'http://edge', getToken: () => 'token' });
const session = meridian.session('id');
session.send({ txt: 'hello' });
session.update('Seoul');
answersOf(meridian).ask(session, { text: 'Why?', priority: 'at once' });
`;

// Every type of the contract that the package has in its own words.
const SAME = `
import type { Command, SessionEvent } from '@meridian/client';
import type { Wish } from '@meridian/client/answers';
import type { BatchCommand } from '${resolve('lambdas/contract/commands.ts')}';
import type { CompletionBody } from '${resolve('lambdas/contract/completions.ts')}';
import type { MeridianEvent } from '${resolve('lambdas/contract/events.ts')}';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type WithoutId<C> = C extends BatchCommand ? Omit<C, 'eventId'> : never;
type OurWish = Omit<CompletionBody, 'message'> & { readonly text: string };
export const commands: Same<Command, WithoutId<BatchCommand>> = true;
export const events: Same<SessionEvent['data'], MeridianEvent['data']> = true;
export const wishes: Same<Wish, OurWish> = true;
`;

describe('to a compiler that checks what it is given', () => {
  test('it has types of its own, by which a wrong use is found', () => {
    const faults = faultsOf({ 'use.ts': USE, 'misuses.ts': MISUSES }, ['--module', 'nodenext']);
    expect(faults.map((fault) => fault.split(': error')[0])).toEqual([
      'misuses.ts(7,16)',
      'misuses.ts(8,16)',
      'misuses.ts(9,50)',
    ]);
  });

  test('its types are those of the repository', () => {
    const asBundlers = [
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--allowImportingTsExtensions',
    ];
    expect(faultsOf({ 'use.ts': USE, 'same.ts': SAME }, asBundlers)).toEqual([]);
  });
});

test('can be bundled for browsers, all but what is for Node', async () => {
  const entries = ['', '/answers', '/intents'].map((name) => `export * from '@meridian/client${name}';`);
  const { metafile } = await build({
    stdin: { contents: entries.join('\n'), resolveDir: app },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
  });
  const exported = Object.values(metafile.outputs).flatMap((output) => output.exports);
  expect(exported).toEqual(expect.arrayContaining(['createMeridian', 'answersOf', 'answersAtOnce']));
});

/** What the compiler says of programs, a fault on each line. */
function faultsOf(programs: Readonly<Record<string, string>>, options: readonly string[]): string[] {
  for (const [file, text] of Object.entries(programs)) writeFileSync(join(app, file), text);
  const strict = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--types', ''];
  const { stdout } = run([COMPILER, ...strict, ...options, ...Object.keys(programs)]);
  return stdout.split('\n').filter(Boolean);
}

function run(args: readonly string[]): { stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: app, encoding: 'utf8', timeout: 20_000 });
}
