import { check } from '../../../bench/drill/checker/check.ts';
import type { Entry, Paged } from '../../../bench/drill/history.ts';
import { HEADS, LATER } from './commits.ts';
import { against, page, read, withEntries } from './world.ts';

it.each([
  ['heads', { heads: undefined }],
  ['a profile', { digest: undefined }],
])('finds a read that does not say how far it is: without %s', (what, rest) => {
  const { entries, evidence } = withEntries(read({ after: LATER.event.id, ...rest }));
  const stale = check(entries, evidence).find(({ id }) => id === 'stale');
  expect(stale?.violations).toEqual([expect.stringContaining(`without ${what}`)]);
});

it('finds a page without commits, and one that does not say where the next begins', () => {
  const empty = page(HEADS, []);
  const without = (rest: Partial<Paged>): Entry => ({
    ...empty,
    seen: { ...(empty.seen as Paged), ...rest },
  });
  expect(against(withEntries(empty))).toEqual({});
  expect(against(withEntries(without({ commits: undefined })))).toEqual({ gaps: 1 });
  expect(against(withEntries(without({ next: undefined })))).toEqual({ gaps: 1 });
});

it('asks nothing of what was not served', () => {
  const unread = { ...read({ heads: undefined, digest: undefined, etag: undefined }), status: 503 };
  const empty = page(HEADS, []);
  const unpaged = { ...empty, status: 503, seen: { ...(empty.seen as Paged), commits: undefined } };
  expect(against(withEntries(unread, unpaged))).toEqual({});
});
