/**
 * What a probability is made of: constant, likeness, same words, likeness of same words, evidence, and whether the
 * words differ by a name, a slip, an addition, a story or an arrangement.
 */
export type Features = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
export type Weights = Features;

export interface Example {
  readonly features: Features;
  readonly weight: number;
  readonly isSame: boolean;
}

/** What is believed before anything was seen: same words are right, other words hardly, more so the less alike. */
const PRIOR: Weights = [-2.5, 1.5, 6, 0, 1, 0, 0, 0, 0, 0];
/** How many examples the belief is worth, for each weight. */
const BELIEF = 1;
const ROUNDS = 30;
/** Newton's steps overshoot where nearly everything is certain: none is longer than this. */
const LONGEST_STEP = 1;
const STILL = 1e-6;
const SIZE = PRIOR.length;

/** How probable it is that an answer fits, from 0 to 1. */
export function probabilityOf(weights: Weights, features: Features): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, value, at) => sum + value * (weights[at] as number), 0)));
}

/**
 * The most probable weights after some examples, by Newton's method from the prior. They follow from the examples
 * alone, so that whoever has the same examples decides the same.
 */
export function fitted(examples: readonly Example[]): Weights {
  let weights: Weights = PRIOR;
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient, curvature } = slopeAt(weights, examples);
    const step = solved(curvature, gradient);
    const length = Math.hypot(...step);
    const pace = Math.min(1, LONGEST_STEP / length);
    weights = weights.map((weight, at) => weight - pace * (step[at] as number)) as unknown as Weights;
    if (length < STILL) {
      break;
    }
  }
  return weights;
}

/** Gradient and curvature of the negative logarithm of the posterior. */
function slopeAt(
  weights: Weights,
  examples: readonly Example[],
): { gradient: number[]; curvature: number[][] } {
  const gradient = weights.map((weight, at) => BELIEF * (weight - (PRIOR[at] as number)));
  const curvature = weights.map((_, row) => weights.map((__, column) => (row === column ? BELIEF : 0)));
  for (const { features, weight, isSame } of examples) {
    const probability = probabilityOf(weights, features);
    const error = weight * (probability - (isSame ? 1 : 0));
    const bend = weight * probability * (1 - probability);
    for (let row = 0; row < SIZE; row++) {
      gradient[row] = (gradient[row] as number) + error * (features[row] as number);
      addRow(curvature[row] as number[], bend * (features[row] as number), features);
    }
  }
  return { gradient, curvature };
}

function addRow(row: number[], factor: number, features: Features): void {
  for (let column = 0; column < SIZE; column++) {
    row[column] = (row[column] as number) + factor * (features[column] as number);
  }
}

/** Solves a positive definite system by Gauss; no pivots, since the prior keeps every diagonal at least 1. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number]);
  for (let at = 0; at < SIZE; at++) {
    const pivot = rows[at] as number[];
    for (const row of rows.slice(at + 1)) {
      const factor = (row[at] as number) / (pivot[at] as number);
      for (let column = at; column <= SIZE; column++) {
        row[column] = (row[column] as number) - factor * (pivot[column] as number);
      }
    }
  }
  const solution = new Array<number>(SIZE).fill(0);
  for (let at = SIZE - 1; at >= 0; at--) {
    const row = rows[at] as number[];
    const known = row
      .slice(at + 1, SIZE)
      .reduce((sum, value, place) => sum + value * (solution[at + 1 + place] as number), 0);
    solution[at] = ((row[SIZE] as number) - known) / (row[at] as number);
  }
  return solution;
}
