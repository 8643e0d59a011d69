import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leavingNothing } from '../harness/leaving-nothing.ts';
import { cloneInto, secondsToReady } from '../harness/local-cloud.ts';
import { median } from '../harness/median.ts';
import type { Measured, Row } from '../row.ts';

const WARM_STARTS = 3;

/** Wall time, which any other load on the machine lengthens; but it is what a person waits. */
export const start: Row = {
  id: 'start',
  title: 'npm start to ready, in a copy of the repository with its packages and nothing else',
  measure: async ({ quick }) => (quick ? [] : measured()),
  skipped: 'skipped when quick; measure it with --only start',
};

async function measured(): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'));
  return leavingNothing(
    () => measuredIn(folder),
    () => rm(folder, { recursive: true, force: true }),
  );
}

async function measuredIn(folder: string): Promise<Measured[]> {
  await cloneInto(folder);
  const first = await secondsToReady(folder);
  const warm: number[] = [];
  for (let round = 0; round < WARM_STARTS; round++) {
    warm.push(await secondsToReady(folder));
  }
  const floor = 'synth ≈ 2 s';
  return [
    { name: 'first', value: first, unit: 's', goal: { atMost: 15 }, floor },
    { name: 'warm', value: median(warm), unit: 's', goal: { atMost: 5 }, floor },
  ];
}
