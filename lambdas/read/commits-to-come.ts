import type { Cursor } from '../domain/cursor.ts';
import { ownerOf } from '../domain/decide.ts';
import type { Commit } from '../domain/lane.ts';
import type { Asked } from './asked.ts';
import type { Ports } from './ports.ts';

/** Table reads of one waiting read in three regions, at most. */
const MOST_READS = 8;
/** The last look leaves some time to answer in. */
const LAST_LOOK = 0.96;

/**
 * The first commits that arrive past heads, or none when the wait is over. Looks a few times only, each time with one
 * read for all lanes: as often as the membership, the snapshots and the lanes have left of the reads of one request.
 */
export async function commitsToCome(
  ports: Ports,
  { sessionId, caller }: Asked,
  heads: Cursor,
  waitMs: number,
): Promise<readonly Commit[]> {
  const startedMs = ports.nowMs();
  const membership = ownerOf(sessionId) === caller.userKey ? 0 : 1;
  const looks = Math.max(1, MOST_READS - membership - 1 - Object.keys(heads).length);
  for (let look = 1; look <= looks; look++) {
    await ports.pause(startedMs + (look / looks) * LAST_LOOK * waitMs - ports.nowMs());
    const commits = await ports.stores.events.nextOf(sessionId, heads);
    if (commits.length > 0) {
      return commits;
    }
  }
  return [];
}
