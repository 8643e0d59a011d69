import fc from 'fast-check';
import { shareSession } from '../../../lambdas/notify/share-session.ts';
import { runs } from '../domain/arbitraries.ts';

/** Lists of sessions, in pages that may be short. */
function users(lists: Readonly<Record<string, readonly string[]>>, page: number) {
  const asked: string[] = [];
  return {
    asked,
    sessionsOf: async (userKey: string, { after = '' }: { after: string | undefined }) => {
      asked.push(userKey);
      const later = (lists[userKey] ?? []).filter((name) => name > after);
      const names = later.slice(0, page);
      return { names, next: later.length > page ? names.at(-1) : undefined };
    },
  };
}

const names = fc
  .uniqueArray(fc.integer({ min: 100, max: 160 }), { maxLength: 5 })
  .map((list) => list.map(String).sort());

test('people share a session if one is in both lists, however they are paged', async () => {
  await fc.assert(
    fc.asyncProperty(names, names, fc.integer({ min: 1, max: 4 }), async (mine, theirs, page) => {
      const shares = await shareSession(users({ mine, theirs }, page), 'mine', 'theirs');
      expect(shares).toBe(mine.some((name) => theirs.includes(name)));
    }),
    runs,
  );
});

test('people with very many sessions are looked at ten pages far', async () => {
  const many = Array.from({ length: 30 }, (_, at) => `a${100 + at}`);
  const setting = users({ mine: [...many, 'z'], theirs: ['z'] }, 1);
  expect(await shareSession(setting, 'mine', 'theirs')).toBe(false);
  expect(setting.asked).toHaveLength(20);
});
