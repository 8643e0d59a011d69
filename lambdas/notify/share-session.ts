import type { UserStore } from '../store/user-store.ts';

type Users = Pick<UserStore, 'sessionsOf'>;

const PAGE = 500;
/** Pairs of pages: whoever has more sessions than that is asked about no further. */
const MOST_PAGES = 10;

/** Whether two people belong to one session: their lists, both in the order of ids, are gone through side by side. */
export async function shareSession(users: Users, one: string, other: string): Promise<boolean> {
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const [mine, theirs] = await Promise.all([
      users.sessionsOf(one, { after, limit: PAGE }),
      users.sessionsOf(other, { after, limit: PAGE }),
    ]);
    const known = new Set(mine.names);
    if (theirs.names.some((name) => known.has(name))) {
      return true;
    }
    // As far as both lists were read, they have nothing in common.
    after = [mine.next, theirs.next].filter((next) => next !== undefined).sort()[0];
    if (after === undefined) {
      return false;
    }
  }
  return false;
}
