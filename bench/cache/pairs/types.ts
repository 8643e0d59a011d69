/** Ways to ask again for the same answer. */
export const PARAPHRASES = [
  'reformulation',
  'politeness',
  'word-order',
  'synonym',
  'voice',
  'abbreviation',
  'typo',
  'numeral',
  'mood',
  'fragment',
  'padding',
  'spelling',
  'surface',
] as const;

/** Small differences after which another answer is due; `chance` is unrelated questions that share words. */
export const TRAPS = [
  'number',
  'date',
  'version',
  'unit',
  'currency',
  'negation',
  'antonym-verb',
  'antonym-adjective',
  'prefix-negation',
  'entity',
  'direction',
  'roles',
  'quantifier',
  'preposition',
  'question-type',
  'comparison',
  'temporal-scope',
  'modality',
  'adverb-scope',
  'subject-object',
  'location',
  'audience',
  'output-format',
  'output-language',
  'condition',
  'exception',
  'word-sense',
  'task',
  'perspective',
  'part',
  'chance',
] as const;

export type Paraphrase = (typeof PARAPHRASES)[number];
export type Trap = (typeof TRAPS)[number];
export type PairType = Paraphrase | Trap;

/** The cache may be tuned on `development`; figures are measured on `evaluation`, which shares no template with it. */
export type Split = 'development' | 'evaluation';

/** Two prompts, and whether the answer to the first may be given to somebody who asks the second. */
export interface Pair {
  readonly first: string;
  readonly second: string;
  readonly type: PairType;
  readonly isSame: boolean;
  /** The family that it was generated from, or `hand-written`. */
  readonly from: string;
}

/** What changes in the answer when a slot's value changes, then the values; `|` separates the forms of one value. */
export type Slot = readonly [type: Trap, ...values: string[]];

/**
 * Prompts about one matter. In a frame, `{dish}` stands for the value of a slot, `{dish.2}` for its second form,
 * `{Dish}` for its capitalised form, `{kg.w}` for its number in words, and `a(n)` for the article that fits.
 */
export interface Family {
  readonly id: string;
  readonly domain: string;
  readonly slots: Readonly<Record<string, Slot>>;
  readonly ask: string;
  /** Frames that ask for what `ask` asks for; each names every slot. */
  readonly same: Readonly<Partial<Record<Paraphrase, readonly string[]>>>;
  /** Frames that ask for something else than `ask`, and than each other. */
  readonly traps?: Readonly<Partial<Record<Trap, readonly string[]>>>;
}

/** Pairs written one by one. */
export type HandWritten = Readonly<
  Partial<Record<PairType, readonly (readonly [first: string, second: string])[]>>
>;

const SAME: ReadonlySet<string> = new Set(PARAPHRASES);

/** Whether the answer to one prompt of such a pair serves the other. */
export function isParaphrase(type: PairType): type is Paraphrase {
  return SAME.has(type);
}
