import type { CloudProcess } from '../../local/testing/cloud-process.ts';

/** Kind of fault → how often it struck, in all regions. */
export type Struck = Readonly<Record<string, number>>;

/** How often each kind has struck since the cloud started. */
export async function struckIn(cloud: CloudProcess): Promise<Struck> {
  const { regions } = await cloud.status();
  const counts: Record<string, number> = {};
  for (const { faults } of Object.values(regions)) {
    for (const [kind, count] of Object.entries(faults)) counts[kind] = (counts[kind] ?? 0) + count;
  }
  return counts;
}

/** What struck between two looks. */
export function struckSince(before: Struck, after: Struck): Struck {
  const more = Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const);
  return Object.fromEntries(more.filter(([, count]) => count > 0));
}
