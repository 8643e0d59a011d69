import type { Person } from './stage.ts';
import type { Watcher } from './watcher.ts';

const ONLINE_WITHIN_MS = 60_000;

/** @throws Error with a sentence where somebody is not shown online: they could not be seen to go */
export async function requireOnline(watcher: Watcher, people: readonly Person[]): Promise<void> {
  const keys = people.map(({ userKey }) => userKey);
  const sinceMs = await watcher.shown(keys, true, ONLINE_WITHIN_MS);
  const missing = sinceMs.filter((atMs) => !Number.isFinite(atMs)).length;
  if (missing > 0) throw new Error(`${missing} of ${people.length} who connected are not shown online.`);
}
