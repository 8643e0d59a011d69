import { readProfile } from '../../../bench/drill/clients/reading.ts';
import type { Entry, Read } from '../../../bench/drill/history.ts';
import { DUBLIN, SEOUL } from '../../lambdas/domain/factories.ts';
import { clientAtWork } from './at-work.ts';
import { HEADS, LATER } from './commits.ts';
import { against, read, withEntries } from './world.ts';

const { etag } = read({}).seen as Read & { readonly etag: string };
const unchanged = (rest: Partial<Read> = {}): Entry => ({
  ...read({ unless: etag, etag, ...rest }),
  status: 304,
});
const stale = (...entries: readonly Entry[]) => against(withEntries(...entries)).stale;
const SOONER = { [SEOUL]: 1, [DUBLIN]: 1 };

it('takes a 304 for what its tag stands for', () => {
  expect(against(withEntries(unchanged(), unchanged({ after: LATER.event.id, etag: `W/${etag}` })))).toEqual(
    {},
  );
});

it('finds a 304 from before what it names, one that goes back, and one that shows what its heads are not', () => {
  const old = { ...unchanged({ heads: SOONER, digest: 'old' }), client: 5 };
  expect(stale(old)).toBe(1);
  expect(stale({ ...unchanged({ heads: SOONER, digest: 'old', after: LATER.event.id }), client: 5 })).toBe(2);
  expect(stale({ ...read({}), client: 6 }, { ...old, atMs: 10 })).toBe(2);
});

it('finds a 304 that nobody asked for', () => {
  const unasked = { unless: undefined, heads: undefined, digest: undefined };
  expect(stale(unchanged(unasked))).toBe(2);
});

it('finds a tag that stands for two states, one that a 304 was not asked with, and none', () => {
  const other = read({ heads: SOONER, digest: 'other', etag });
  expect(stale({ ...other, client: 5 })).toBe(2);
  expect(stale(unchanged({ etag: '"other"' }))).toBe(1);
  expect(stale(read({ etag: undefined }))).toBe(1);
});

it('is asked with by clients, who note what the tag stands for', async () => {
  const json = { heads: HEADS, profile: {} };
  const headers = new Headers({ etag });
  const { client, entries } = clientAtWork((_, { headers: sent = {} }) =>
    sent['if-none-match'] === etag ? { status: 304, headers } : { headers, json, text: '{"profile":{}}' },
  );
  for (let reads = 0; reads < 100; reads++) await readProfile(client);
  const told = entries.filter(({ status }) => status === 304);
  expect(told.length).toBeGreaterThan(20);
  expect(told.length).toBeLessThan(50);
  const [first] = entries;
  for (const { seen } of told)
    expect(seen).toEqual({ ...first?.seen, waitMs: expect.any(Number), unless: etag });
});
