import type { Phase, Scenario } from '../plan/scenario.ts';

/** A stretch in which the rate grows evenly, which is all that k6 and Artillery know. */
export interface Stage {
  readonly seconds: number;
  readonly fromRps: number;
  readonly toRps: number;
}

const PIECES = 10;

/** A load in even stretches. A ramp becomes ten whose ends lie on the exponential. */
export function stagesOf({ phases }: Scenario): Stage[] {
  return phases.flatMap((phase) => (phase.fromRps === phase.toRps ? [evenOf(phase)] : piecesOf(phase)));
}

function evenOf({ seconds, fromRps, toRps }: Phase): Stage {
  return { seconds, fromRps, toRps };
}

function piecesOf({ seconds, fromRps, toRps }: Phase): Stage[] {
  const rateAt = (piece: number): number => rounded(fromRps * (toRps / fromRps) ** (piece / PIECES));
  return Array.from({ length: PIECES }, (_, piece) => ({
    seconds: rounded(seconds / PIECES),
    fromRps: rateAt(piece),
    toRps: rateAt(piece + 1),
  }));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
