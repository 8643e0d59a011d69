import { featuresOf } from '../../../../lambdas/domain/intents/features.ts';
import {
  characterOf,
  decodeModel,
  type Model,
  type StoredModel,
} from '../../../../lambdas/domain/intents/model.ts';

const BUCKETS = 997;

/** Two intents told apart by single words, of which `evidence` says whose and how strong they are. */
export function smallModel({
  evidence,
  words,
  thresholds = { hello: 0.9, hours: 0.9 },
}: {
  readonly evidence: Readonly<Record<string, readonly [label: 0 | 1 | 2, weight: number]>>;
  readonly words: Readonly<Record<string, string>>;
  readonly thresholds?: Readonly<Record<string, number>>;
}): Model {
  const weights = Array<number>(BUCKETS * 3).fill(0);
  for (const [word, [label, weight]] of Object.entries(evidence)) {
    const [bucket = 0] = featuresOf([word], BUCKETS);
    weights[bucket * 3 + label] = weight;
  }
  const stored: StoredModel = {
    thresholds,
    buckets: BUCKETS,
    scales: [1, 1, 1],
    biases: [0, 0, 0],
    weights: weights.map(characterOf).join(''),
    words,
  };
  return decodeModel(stored);
}

/** Knows `hello there`, `when open today` and a few words of both. */
export const MODEL = smallModel({
  evidence: { hello: [0, 45], open: [1, 45], shopping: [2, 45], again: [0, 30] },
  words: {
    0: 'hells shopping',
    1: 'hello again there dont remember',
    2: 'when open opening monday today tuesday please know',
    3: 'you are the and not i thanks',
  },
});
