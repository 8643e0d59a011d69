import { basesOf, isGerund, isMannerAdverb, isRegularPast } from './bases.ts';
import { comparisonOf, type Degree } from './comparison.ts';
import { isIrregularPast } from './irregular-forms.ts';
import { setsOf } from './synonyms.ts';

/** One word of a sentence with all that it may be a form of. */
export interface Item {
  /** As it is written, in lower case. */
  readonly word: string;
  /** What it may be a form of, itself included. */
  readonly bases: readonly string[];
  /** Bases and synonym sets: two items say the same where they share one. */
  readonly keys: readonly (string | number)[];
  readonly degree: Degree;
  readonly isPast: boolean;
  /** Whether it ends in `-ing`. */
  readonly isGerund: boolean;
  readonly isLiteral: boolean;
  readonly isProper: boolean;
}

/** What is known of a word by itself. The same words come again and again. */
const known = new Map<string, Item>();
const MOST_KNOWN = 20_000;

/** @param proper words that are names here */
export function itemOf(written: string, proper: ReadonlySet<string>): Item {
  const item = known.get(written) ?? remembered(written);
  return proper.has(item.word) ? { ...item, isProper: true } : item;
}

function remembered(written: string): Item {
  if (known.size >= MOST_KNOWN) {
    known.clear();
  }
  const item = analysed(written);
  known.set(written, item);
  return item;
}

function analysed(written: string): Item {
  const isLiteral = written.startsWith('`');
  const word = isLiteral ? written.slice(1) : written;
  const [base, degree] = comparisonOf(word) ?? [word, '' as const];
  const bases = word.startsWith('#') ? [word] : basesOf(base);
  return {
    word,
    bases,
    keys: [...bases, ...bases.flatMap(setsOf)],
    degree,
    isPast: !isLiteral && (isIrregularPast(word) || isRegularPast(word)),
    isGerund: !isLiteral && isGerund(word),
    isLiteral,
    isProper: word === 'A',
  };
}

/** A phrase with a name of its own, as one item. @param listed its first word as it is listed */
export function phraseItem(words: readonly Item[], listed: string, set: number): Item {
  const word = words.map((item) => item.word).join(' ');
  return {
    word,
    bases: [word],
    keys: [word, set],
    degree: '',
    // `United` of the United States tells no tense.
    isPast: words[0]?.isPast === true && words[0].word !== listed,
    isGerund: words[0]?.isGerund === true,
    isLiteral: false,
    isProper: words.some(({ isProper }) => isProper),
  };
}

export function compared(item: Item, degree: Degree): Item {
  return { ...item, degree };
}

/** Whether two items say the same. Who is bored is not boring. */
export function sameItem(one: Item, other: Item): boolean {
  const isTurned = (one.isPast && other.isGerund) || (one.isGerund && other.isPast);
  return !isTurned && sameWord(one, other);
}

/** Whether two items are forms of one word or of synonyms, whichever. What is quoted stands for itself alone. */
export function sameWord(one: Item, other: Item): boolean {
  if (one.isLiteral || other.isLiteral) {
    return one.word === other.word;
  }
  return one.degree === other.degree && one.keys.some((key) => other.keys.includes(key));
}

export function isAdverb(item: Item): boolean {
  return !item.isLiteral && !item.isProper && isMannerAdverb(item.word);
}
