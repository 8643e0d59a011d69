import type { Region } from './region.ts';

export interface ItemId {
  readonly table: string;
  /** dynalite's key of the item. */
  readonly key: string;
}

/** Runs with the items locked against every other write, and lets them go whatever happens. */
export async function withItemLocks<T>(
  region: Region,
  items: readonly ItemId[],
  run: () => Promise<T>,
): Promise<T> {
  const releases: (() => void)[] = [];
  // Everyone who takes more than one lock takes them in this order, so nobody waits in a circle.
  for (const item of [...items].sort(byTableAndKey)) releases.push(await lock(region, item));
  try {
    return await run();
  } finally {
    for (const release of releases) release();
  }
}

function lock(region: Region, { table, key }: ItemId): Promise<() => void> {
  return new Promise((resolve) => {
    region.store.getItemDb(table).lock(key, (release) => resolve(release(() => {})));
  });
}

function byTableAndKey(a: ItemId, b: ItemId): number {
  const [left, right] = [`${a.table}~${a.key}`, `${b.table}~${b.key}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
