import { Limits } from '../../lambdas/contract/limits.ts';

/**
 * Limits that histories of some dozen steps reach: snapshots, checkpoints, released identities, reactions that
 * are not shown, and caps.
 */
const SMALL: Partial<Record<keyof typeof Limits, number>> = {
  snapshotEvery: 2,
  checkpointEvery: 4,
  ringIdentities: 3,
  registers: 9,
  reactionsEach: 1,
  commitBytes: 1_400,
  // Each environment sets aside room for so many, and histories begin some dozen environments.
  rememberedPeople: 8,
};

/**
 * Makes the limits small, for the whole process: Meridian reads them where it needs them, and a history as long
 * as the real ones would take minutes.
 */
export function makeLimitsSmall(): void {
  Object.assign(Limits, SMALL);
}
