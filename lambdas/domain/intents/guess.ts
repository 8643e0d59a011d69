import { featuresOf } from './features.ts';
import type { Model } from './model.ts';

/** The likeliest class of a sentence. */
export interface Guess {
  /** Place in the model's intents; past the last one it is `other`. */
  readonly at: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Every intent. */
const ALL = -1;

/** Guesses among the intents whose bits are set, and `other`. */
export function guessOf(words: readonly string[], model: Model, possible = ALL): Guess {
  const logits = logitsOf(featuresOf(words, model.buckets), model);
  let at = model.intents.length;
  for (let intent = 0; intent < model.intents.length; intent++) {
    if (!isPossible(intent, possible)) continue;
    if ((logits[intent] as number) > (logits[at] as number)) at = intent;
  }
  return { at, confidence: 1 / sumOfRatios(logits, logits[at] as number, possible) };
}

function logitsOf(features: readonly number[], { intents, weights, scales, biases }: Model): Float64Array {
  const classes = intents.length + 1;
  const sums = new Int32Array(classes);
  for (const feature of features) {
    const from = feature * classes;
    for (let at = 0; at < classes; at++) sums[at] = (sums[at] as number) + (weights[from + at] as number);
  }
  const each = 1 / Math.sqrt(features.length);
  return Float64Array.from(sums, (sum, at) => sum * each * (scales[at] as number) + (biases[at] as number));
}

/** Of e^logit over the largest's. */
function sumOfRatios(logits: Float64Array, largest: number, possible: number): number {
  const other = logits.length - 1;
  let sum = 0;
  for (let at = 0; at < logits.length; at++) {
    if (at === other || isPossible(at, possible)) sum += Math.exp((logits[at] as number) - largest);
  }
  return sum;
}

function isPossible(intent: number, possible: number): boolean {
  return ((possible >> intent) & 1) === 1;
}
