/** The trained artefact as `model.json` holds it: small enough to be read by a person, but for the weights. */
export interface StoredModel {
  /** Intent → least confidence with which it may be answered. */
  readonly thresholds: Readonly<Record<string, number>>;
  readonly buckets: number;
  /** Of each intent in the order of `thresholds`, then of `other`: what one step of its weights is worth. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  /** One character for each weight, bucket by bucket: see `weightOf`. */
  readonly weights: string;
  /** Intents, as bits in hexadecimal → the words that are at home in just these. `0` has words that are no misspellings. */
  readonly words: Readonly<Record<string, string>>;
}

/** A model ready to classify. The class after the last intent is `other`, which is never answered. */
export interface Model {
  readonly intents: readonly string[];
  readonly thresholds: readonly number[];
  readonly buckets: number;
  readonly weights: Int8Array;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  /** Word → bits of the intents in which it is at home. */
  readonly homes: ReadonlyMap<string, number>;
  /** Words that are at home somewhere, by their first letter and their length: `s8`. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

/** Weights go from -45 to 45. */
export const LARGEST_WEIGHT = 45;
const FIRST_CODE = 35;
const BACKSLASH = 92;

/** The model that was stored. */
export function decodeModel({ thresholds, weights, words, ...rest }: StoredModel): Model {
  const homes = new Map(
    Object.entries(words).flatMap(([bits, list]) =>
      list.split(' ').map((word) => [word, Number.parseInt(bits, 16)] as const),
    ),
  );
  return {
    ...rest,
    intents: Object.keys(thresholds),
    thresholds: Object.values(thresholds),
    weights: Int8Array.from({ length: weights.length }, (_, at) => weightOf(weights.charCodeAt(at))),
    homes,
    spellings: byShape(homes),
  };
}

/** A weight as a character that JSON need not escape. */
export function characterOf(weight: number): string {
  const code = weight + LARGEST_WEIGHT + FIRST_CODE;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

function weightOf(code: number): number {
  return (code < BACKSLASH ? code : code - 1) - FIRST_CODE - LARGEST_WEIGHT;
}

/**
 * Bits of the intents in which a word is at home, itself or without its ending: whoever says `contact` could say
 * `contacting`. Past tenses are left out, since they tell what happened to somebody instead of asking how it is done.
 */
export function homesOf(word: string, { homes }: Model): number {
  const own = homes.get(word) ?? 0;
  const stem = word.endsWith('ing') ? word.slice(0, -3) : word.endsWith('s') ? word.slice(0, -1) : undefined;
  return stem === undefined ? own : own | (homes.get(stem) ?? 0) | (homes.get(`${stem}e`) ?? 0);
}

function byShape(homes: ReadonlyMap<string, number>): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const [word, bits] of homes) {
    const shape = shapeOf(word.charAt(0), word.length);
    if (bits !== 0) words.set(shape, [...(words.get(shape) ?? []), word]);
  }
  return words;
}

/** What words have in common that are told apart by their other letters only. */
export function shapeOf(initial: string, length: number): string {
  return `${initial}${length}`;
}
