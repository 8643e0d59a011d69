import type { Entry } from '../../../bench/drill/history.ts';
import { SESSION } from '../../lambdas/domain/factories.ts';
import { HEALED_MS, HELLO } from './commits.ts';
import { against, foreign, listed, read, visited, withEntries, written } from './world.ts';

const SEOULS = 'ap-northeast-1';
const throttled = (entry: Entry, rest: Partial<Entry> = {}): Entry => ({ ...entry, status: 429, ...rest });
const refused = (...entries: readonly Entry[]) => against(withEntries(...entries)).refused;
/** So many requests at once, of clients that nobody else is. */
const rush = (count: number, rest: Partial<Entry> = {}): Entry[] =>
  Array.from({ length: count }, (_, client) => ({
    ...foreign(404),
    atMs: 500,
    region: SEOULS,
    client,
    ...rest,
  }));
const batch = (commands: number): Entry => {
  const { seen, ...entry } = written(HELLO, {}, true);
  const [write] = seen.op === 'write' ? seen.writes : [];
  if (write === undefined) throw new Error('There is no write.');
  return { ...entry, seen: { op: 'write', again: true, writes: Array(commands).fill(write) } };
};

it.each([
  ['a read', read({})],
  ['a page of messages', listed([])],
  ['a stranger', foreign(404)],
  ['a guest', visited(404)],
])('finds %s that is throttled where little is asked, before everything has healed and after', (_, entry) => {
  expect(refused(throttled(entry))).toBe(1);
  expect(refused(throttled(entry, { atMs: HEALED_MS }))).toBe(1);
});

it('finds one command of a batch that is throttled', () => {
  expect(refused(written(HELLO, { status: 429 }))).toBe(1);
});

it('lets a region throttle whom it likes while much is asked of it, and not later or elsewhere', () => {
  const late = (rest: Partial<Entry>) =>
    throttled(read({}), { client: 99, atMs: 500, region: SEOULS, ...rest });
  expect(refused(...rush(120), late({}))).toBeUndefined();
  expect(refused(...rush(120), late({ atMs: 900 }))).toBe(1);
  expect(refused(...rush(120), late({ region: 'us-east-1' }))).toBe(1);
  expect(refused(...rush(50), late({}))).toBe(1);
});

it('lets a region throttle who sends many commands, and nobody else', () => {
  const late = written(HELLO, { status: 429 });
  expect(refused(batch(300), late)).toBeUndefined();
  expect(refused(batch(100), late)).toBe(1);
  expect(refused(batch(300), throttled(read({}), { client: 7 }))).toBe(1);
});

it('wants to be told when to come again, but by API Gateway', () => {
  const ours = throttled(read({}), { problem: 'too-many-requests', atMs: 500, region: SEOULS });
  expect(refused(...rush(120), ours)).toBe(1);
  expect(refused(...rush(120), { ...ours, retryAfter: '1' })).toBeUndefined();
  expect(
    refused(...rush(120), throttled(read({ session: SESSION }), { atMs: 500, region: SEOULS })),
  ).toBeUndefined();
});
