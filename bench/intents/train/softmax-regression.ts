import { inAnyOrder } from './templates.ts';

export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

/** Weights of each bucket and class, bucket by bucket. */
export interface Regression {
  readonly classes: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export interface Learning {
  readonly classes: number;
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/** What a class is off by less than this teaches nothing; most classes are, for most examples. */
const SMALLEST_ERROR = 0.01;
/** AdaGrad divides by the sum of squares, which begins here. */
const FIRST_SQUARE = 1e-4;

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), one example at a time. */
export function learned(examples: readonly Example[], learning: Learning, random: () => number): Regression {
  const { classes, buckets, epochs } = learning;
  const size = buckets * classes;
  const state = {
    classes,
    weights: new Float64Array(size),
    biases: new Float64Array(classes),
    squares: new Float64Array(size).fill(FIRST_SQUARE),
    biasSquares: new Float64Array(classes).fill(FIRST_SQUARE),
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of inAnyOrder(examples, random)) learn(state, example, learning);
  }
  return state;
}

type State = Regression & { readonly squares: Float64Array; readonly biasSquares: Float64Array };

function learn(state: State, { features, label }: Example, { classes, rate, decay }: Learning): void {
  const { weights, squares, biases, biasSquares } = state;
  const each = 1 / Math.sqrt(features.length);
  const chances = chancesOf(state, features);
  for (let c = 0; c < classes; c++) {
    const error = (chances[c] as number) - (c === label ? 1 : 0);
    if (Math.abs(error) < SMALLEST_ERROR) continue;
    descend(biases, biasSquares, c, error, rate);
    for (const feature of features) {
      const at = feature * classes + c;
      descend(weights, squares, at, error * each + decay * (weights[at] as number), rate);
    }
  }
}

function descend(
  values: Float64Array,
  squares: Float64Array,
  at: number,
  gradient: number,
  rate: number,
): void {
  const square = (squares[at] as number) + gradient * gradient;
  squares[at] = square;
  values[at] = (values[at] as number) - (rate * gradient) / Math.sqrt(square);
}

function chancesOf({ classes, weights, biases }: Regression, features: readonly number[]): Float64Array {
  const logits = new Float64Array(classes);
  for (const feature of features) {
    const from = feature * classes;
    for (let c = 0; c < classes; c++) logits[c] = (logits[c] as number) + (weights[from + c] as number);
  }
  const each = 1 / Math.sqrt(features.length);
  for (let c = 0; c < classes; c++) logits[c] = (logits[c] as number) * each + (biases[c] as number);
  return softmax(logits);
}

function softmax(logits: Float64Array): Float64Array {
  const largest = Math.max(...logits);
  let sum = 0;
  const powers = logits.map((logit) => {
    const power = exponential(logit - largest);
    sum += power;
    return power;
  });
  return powers.map((power) => power / sum);
}

const HALVINGS = 10;
const TERMS = 6;
/** Less than a millionth teaches nothing. */
const LEAST = -14;

/**
 * e^x for x ≤ 0. Engines differ in the last bits of Math.exp, and what is trained must be the same on all of them;
 * sums, products and roots are (ECMA-262 §6.1.6.1, IEEE 754).
 */
function exponential(x: number): number {
  if (x < LEAST) return 0;
  const small = x / 2 ** HALVINGS;
  let power = 1;
  for (let n = TERMS; n > 0; n--) power = 1 + (small / n) * power;
  for (let n = 0; n < HALVINGS; n++) power *= power;
  return power;
}
