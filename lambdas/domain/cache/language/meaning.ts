import { ENGLISH, FOREIGN } from './closed-classes.ts';
import { withoutCourtesies } from './courtesies.ts';
import { withFixedPhrases } from './fixed-phrases.ts';
import type { Item } from './item.ts';
import { type Sentence, sentenceOf } from './sentence.ts';
import { wordingOf } from './wording.ts';

/** What a prompt says, as far as words tell. */
export interface Meaning {
  readonly sentences: readonly Sentence[];
  /** Every number in the prompt, digits within names included, in order of their texts. */
  readonly numbers: readonly string[];
  /** Every word of all sentences that says something. */
  readonly items: readonly Item[];
  /** The prompt without its courtesies, which is what an embedding should be of. */
  readonly gist: string;
  /** False where the rules of English must not be put to it. */
  readonly isEnglish: boolean;
}

/** Reads a prompt. Costs some 50 µs and grows with its length: bound that before. */
export function meaningOf(prompt: string): Meaning {
  const { text, proper } = wordingOf(prompt);
  const gist = withoutCourtesies(withFixedPhrases(withoutCourtesies(text)));
  const sentences = gist
    .split(' . ')
    .map((sentence) => withoutCourtesies(sentence))
    .filter((sentence) => sentence !== '')
    .map((sentence) => sentenceOf(sentence, proper));
  return {
    sentences,
    numbers: numbersIn(text),
    items: sentences.flatMap(({ main, parts }) => [...main, ...parts.flatMap(({ items }) => items)]),
    gist: gist.replaceAll(/[#`\u00a0]/g, ' ').trim(),
    isEnglish: isEnglish(text),
  };
}

/** Digits wherever they stand, `mp3` and `v1.2` included. */
function numbersIn(text: string): string[] {
  return text
    .split(' ')
    .flatMap(
      (word) =>
        word.match(/\d[\d.,:/-]*\d|\d/g)?.map((digits) => (word.endsWith('th') ? `${digits}th` : digits)) ??
        [],
    )
    .sort();
}

/** A text is English unless it has letters of another script, or other little words than English ones. */
function isEnglish(text: string): boolean {
  if (/[^\x20-\x7e]/.test(text) && /(?![A-Za-z])\p{L}/u.test(text.normalize('NFD').replace(/\p{M}/gu, ''))) {
    return false;
  }
  const words = text.split(' ');
  const english = words.filter((word) => ENGLISH.has(word)).length;
  const foreign = words.filter((word) => FOREIGN.has(word) && !ENGLISH.has(word)).length;
  return foreign === 0 || english >= 2 * foreign;
}
