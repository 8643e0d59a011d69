import { characterOf, LARGEST_WEIGHT, type StoredModel } from '../../../lambdas/domain/intents/model.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { answersOf, holdOut, sharpnessOf, thresholdOf } from './calibration.ts';
import { examplesOf } from './examples.ts';
import { learned, type Regression } from './softmax-regression.ts';
import type { Labelled, TrainingData } from './training-data.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Most bytes of the stored model, all of it. */
export const MOST_BYTES = 64_000;
/** What names, scales and thresholds take, and more. */
const SPARE_BYTES = 2_000;
const LEARNING = { epochs: 4, rate: 0.5, decay: 1e-4 };

/** The model of the data; the same bytes for the same data and seed, on any machine. */
export function trainModel(data: TrainingData, seed: number): StoredModel {
  const buckets = bucketsFor(data);
  const held = holdOut(data, seed, (templates, part) => modelOf(data, templates, buckets, seed + part));
  const sharpness = sharpnessOf(held);
  const answers = answersOf(held, sharpness);
  const thresholds = data.intents.map((intent) => [
    intent,
    thresholdOf(answers.filter((answer) => answer.intent === intent)),
  ]);
  const model = sharpened(modelOf(data, data.templates, buckets, seed), sharpness);
  return { ...model, thresholds: Object.fromEntries(thresholds) };
}

/** As many as there is room for: the more there are, the fewer features share one. */
function bucketsFor(data: TrainingData): number {
  const words = JSON.stringify(vocabularyOf(data, data.templates)).length;
  return Math.floor((MOST_BYTES - SPARE_BYTES - words) / (data.intents.length + 1));
}

/** The model as the file holds it: a line for each of its parts. */
export function textOf(model: StoredModel): string {
  const parts = Object.entries(model).map(
    ([name, part]) => `${JSON.stringify(name)}:${JSON.stringify(part)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** A model of some of the templates that answers at any confidence. */
function modelOf(
  data: TrainingData,
  templates: readonly Labelled[],
  buckets: number,
  seed: number,
): StoredModel {
  const other = data.intents.length;
  const examples = examplesOf(templates, other, buckets, seededRandom(seed, 'examples'));
  const learning = { ...LEARNING, classes: other + 1, buckets };
  return {
    thresholds: Object.fromEntries(data.intents.map((intent) => [intent, 0])),
    ...stored(learned(examples, learning, seededRandom(seed, 'order'))),
    words: vocabularyOf(data, templates),
  };
}

/** The weights as whole numbers, each class with a step of its own. */
function stored({
  classes,
  weights,
  biases,
}: Regression): Pick<StoredModel, 'buckets' | 'scales' | 'biases' | 'weights'> {
  const steps = Array.from({ length: classes }, (_, c) => largestOf(weights, c, classes) / LARGEST_WEIGHT);
  const characters = Array.from(weights, (weight, at) =>
    characterOf(Math.round(weight / (steps[at % classes] as number))),
  );
  return {
    buckets: weights.length / classes,
    scales: steps.map(rounded),
    biases: Array.from(biases, rounded),
    weights: characters.join(''),
  };
}

function largestOf(weights: Float64Array, label: number, classes: number): number {
  return weights.reduce(
    (most, weight, at) => (at % classes === label ? Math.max(most, Math.abs(weight)) : most),
    0,
  );
}

function sharpened(model: StoredModel, sharpness: number): StoredModel {
  const all = (values: readonly number[]) => values.map((value) => rounded(value * sharpness));
  return { ...model, scales: all(model.scales), biases: all(model.biases) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
