import type { Dimension, Step } from './level.ts';
import type { LimiterWrite } from './limiter-write.ts';

/** All that one write does to a level, since a database looks at each once: at what it was before. */
export interface Move {
  /** Where it is put first; undefined where it moves from where it stands. */
  readonly putUs: number | undefined;
  readonly addUs: number;
  /** The write holds for levels from here, infinitely far back where any will do … */
  readonly fromUs: number;
  /** … to here. */
  readonly toUs: number;
}

const NONE: Move = {
  putUs: undefined,
  addUs: 0,
  fromUs: Number.NEGATIVE_INFINITY,
  toUs: Number.POSITIVE_INFINITY,
};

/** The moves of a write as `plannedWrite` makes it: what it puts for sure is within the limits of what follows. */
export function movesOf({ settlements, reservations }: LimiterWrite): Map<Dimension, Move> {
  const moves = new Map<Dimension, Move>();
  const change = (dimension: Dimension, next: (move: Move) => Move) =>
    moves.set(dimension, next(moves.get(dimension) ?? NONE));
  for (const { refunds, put } of settlements) {
    for (const [dimension, us] of entriesOf(refunds)) {
      change(dimension, (move) => ({ ...move, addUs: move.addUs - us }));
    }
    for (const [dimension, putUs] of entriesOf(put)) {
      change(dimension, (move) => putAfter(move, putUs));
    }
  }
  for (const step of reservations.flatMap(({ steps }) => steps)) {
    change(step.dimension, (move) => stepAfter(move, step));
  }
  return moves;
}

/** What a write has put before is not beyond: whoever planned it knew. */
function putAfter(move: Move, putUs: number): Move {
  const toUs = move.putUs === undefined ? Math.min(move.toUs, putUs - move.addUs) : move.toUs;
  return { ...move, toUs, putUs, addUs: 0 };
}

function stepAfter(move: Move, { rule, costUs, nowUs, fromUs, toUs }: Step): Move {
  const { putUs, addUs } = move;
  const limits =
    putUs === undefined
      ? { fromUs: Math.max(move.fromUs, fromUs - addUs), toUs: Math.min(move.toUs, toUs - addUs) }
      : { fromUs: move.fromUs, toUs: move.toUs };
  return rule === 'anew'
    ? { ...limits, putUs: nowUs, addUs: costUs }
    : { ...limits, putUs, addUs: addUs + costUs };
}

function entriesOf(levels: Readonly<Partial<Record<Dimension, number>>>): [Dimension, number][] {
  return Object.entries(levels) as [Dimension, number][];
}
