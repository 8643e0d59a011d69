import { announce } from '../../parts/announce.tsx';
import { cityOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import { type Trouble, troublesOf } from '../recovery/recovery.ts';
import { faultsOf, faultsWithout } from './trouble.ts';

/** So long a probe may take to find its home, before the trouble comes all the same. */
const PATIENCE_MS = 3_000;

/** Brings trouble to a region, and starts its clock. Rejects with a sentence. */
export async function trouble(cloud: Cloud, region: string, kind: Trouble): Promise<void> {
  const sample = cloud.latest.peek();
  if (sample === undefined)
    throw new Error('The local cloud has not told yet how it is. Try again in a second.');
  const known = troublesOf(region, sample.faults, sample.regions[region]?.mark);
  const isFirst = known.length === 0;
  if (isFirst) await Promise.race([cloud.recoveries.prepare(region).catch(() => {}), after(PATIENCE_MS)]);
  if (kind === 'drained') await cloud.putMarks({ [region]: 'draining' });
  else await cloud.putFaults(faultsOf(kind, region, cloud.regions, sample.faults));
  if (isFirst) cloud.recoveries.begin(region, [kind]);
  announce(`${cityOf(region)} is ${kind}.`);
}

/** Ends all trouble of a region. Rejects with a sentence. */
export async function restore(cloud: Cloud, region: string): Promise<void> {
  const faults = cloud.latest.peek()?.faults;
  if (faults !== undefined) await cloud.putFaults(faultsWithout(region, faults));
  await cloud.putMarks({ [region]: null });
  announce(`${cityOf(region)} is restored, and catches up.`);
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
