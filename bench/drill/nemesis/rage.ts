import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { type FaultWindow, faultsAt, turningPoints } from './fault-plan.ts';

/** When the last fault had been lifted. */
export interface Healed {
  /** On the history's clock. */
  readonly healedMs: number;
  /** Milliseconds since 1970. */
  readonly healedAt: number;
}

/** Puts each planned fault in force at its instant and lifts it at its end; everything is healed when it is over. */
export async function rage(
  cloud: Pick<CloudProcess, 'faults'>,
  plan: readonly FaultWindow[],
  { seed, now, untilMs }: { seed: number; now: () => number; untilMs: number },
): Promise<Healed> {
  await cloud.faults({ seed });
  for (const atMs of turningPoints(plan).filter((point) => point < untilMs)) {
    await sleep(Math.max(0, atMs - now()));
    await cloud.faults(faultsAt(plan, atMs));
  }
  await sleep(Math.max(0, untilMs - now()));
  await cloud.faults();
  return { healedMs: now(), healedAt: Date.now() };
}
