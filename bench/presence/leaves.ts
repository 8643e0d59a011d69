import type { Measured } from '../row.ts';
import { delaysOf } from './delays.ts';
import { requireOnline } from './require-online.ts';
import type { Stage } from './stage.ts';
import { stay } from './staying.ts';

const GOAL = { atMostSeconds: 7 };
const SHOWN_WITHIN_MS = 30_000;

/** Everybody says DISCONNECT at once, until a device in another region shows them offline. */
export async function cleanLeaves({ watcher, leavers }: Stage): Promise<Measured[]> {
  const leave = await Promise.all(leavers.map(stay));
  await requireOnline(watcher, leavers);
  const leftMs = performance.now();
  for (const one of leave) one();
  const people = leavers.map(({ userKey }) => userKey);
  const offlineMs = await watcher.shown(people, false, SHOWN_WITHIN_MS);
  return delaysOf(
    `${leavers.length} leave → offline`,
    offlineMs.map((atMs) => atMs - leftMs),
    GOAL,
  );
}
