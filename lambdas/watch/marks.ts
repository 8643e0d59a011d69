import type { Marks } from '../contract/routing.ts';
import type { Observation, Verdict } from './observation.ts';

/** An older observation says nothing any more. */
const FRESH_MS = 10_000;

/** Which regions there are, and when it is. */
interface Scene {
  readonly regions: readonly string[];
  readonly nowMs: number;
}

/**
 * The marks that should stand, given those that do. A region is marked once enough fresh observers see it down,
 * and unmarked once fewer do and a neighbour sees it up: silence unmarks nobody, or a region would come back
 * because its observers died. What an operator drains stays as it is.
 */
export function nextMarks(standing: Marks, observations: readonly Observation[], scene: Scene): Marks {
  const fresh = observations.filter(({ atMs }) => scene.nowMs - atMs <= FRESH_MS);
  const next: Record<string, Marks[string]> = { ...standing };
  for (const region of scene.regions.filter((name) => standing[name] !== 'draining')) {
    const fate = fateOf(region, fresh, quorumOf(scene.regions.length));
    if (fate === 'down') {
      next[region] = 'down';
    } else if (fate === 'up') {
      delete next[region];
    }
  }
  return next;
}

/** Whether two sets of marks say the same. */
export function areEqualMarks(a: Marks, b: Marks): boolean {
  const regions = Object.keys(a);
  return regions.length === Object.keys(b).length && regions.every((region) => a[region] === b[region]);
}

/** Two observers; among two regions the one neighbour must do, and a region alone is never marked. */
function quorumOf(regionCount: number): number {
  return Math.min(2, regionCount - 1);
}

function fateOf(region: string, observations: readonly Observation[], quorum: number): Verdict | 'undecided' {
  const voters = (verdict: Verdict) => observations.filter(({ sees }) => sees[region] === verdict);
  const downs = voters('down').length;
  if (quorum > 0 && downs >= quorum) {
    return 'down';
  }
  // That it was fine itself may have been a dead region's last word.
  return voters('up').some((observation) => observation.region !== region) ? 'up' : 'undecided';
}
