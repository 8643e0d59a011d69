import { type Model, shapeOf } from './model.ts';

/** Shorter words have too many neighbours that are words themselves. */
const SHORTEST = 5;
/** Of every three words begun, one may be misspelt. */
const WORDS_PER_MISTAKE = 3;

/**
 * The words with misspellings put right: one letter too many, too few, wrong, or two that changed places; the first
 * letter is always right. Undefined where more is unknown than mistakes explain.
 */
export function spelledOf(words: readonly string[], model: Model): string[] | undefined {
  const unknown = words.filter((word) => !model.homes.has(word)).length;
  if (unknown > Math.ceil(words.length / WORDS_PER_MISTAKE)) return undefined;
  const spelled = words.map((word) => (model.homes.has(word) ? word : nearestOf(word, model)));
  return spelled.every((word) => word !== undefined) ? spelled : undefined;
}

function nearestOf(word: string, { spellings }: Model): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const among = (initial: number, length: number, fits: (known: string) => boolean) =>
    spellings.get(shapeOf(word.charAt(initial), length))?.find(fits);
  return (
    among(0, word.length, (known) => isOneLetterOff(word, known)) ??
    among(0, word.length + 1, (known) => isOneLetterShort(word, known)) ??
    among(0, word.length - 1, (known) => isOneLetterShort(known, word)) ??
    among(1, word.length, (known) => haveChangedPlaces(word, known, 0))
  );
}

/** One letter is wrong, or two changed places. */
function isOneLetterOff(word: string, known: string): boolean {
  const from = firstDifference(word, known);
  return word.slice(from + 1) === known.slice(from + 1) || haveChangedPlaces(word, known, from);
}

function isOneLetterShort(shorter: string, longer: string): boolean {
  const from = firstDifference(shorter, longer);
  return shorter.slice(from) === longer.slice(from + 1);
}

function haveChangedPlaces(word: string, known: string, from: number): boolean {
  return (
    word.charCodeAt(from) === known.charCodeAt(from + 1) &&
    word.charCodeAt(from + 1) === known.charCodeAt(from) &&
    word.slice(from + 2) === known.slice(from + 2)
  );
}

function firstDifference(word: string, known: string): number {
  let at = 0;
  while (at < word.length && word.charCodeAt(at) === known.charCodeAt(at)) at++;
  return at;
}
