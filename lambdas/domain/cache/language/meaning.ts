import { withExactWords } from './about-language.ts';
import { withWishes } from './articles.ts';
import { withoutAskingClauses } from './asking-clauses.ts';
import { ENGLISH, FOREIGN } from './closed-classes.ts';
import { withoutCourtesies } from './courtesies.ts';
import { isEmptySentence } from './empty-sentence.ts';
import { withFixedPhrases } from './fixed-phrases.ts';
import type { Item } from './item.ts';
import { isKind, withoutKindEnds } from './kind-words.ts';
import { type Sentence, sentenceInPlace, sentenceOf } from './sentence.ts';
import { type Wording, wordingOf } from './wording.ts';

/** What a prompt says, as far as words tell. */
export interface Meaning extends Pick<Wording, 'capitals' | 'written' | 'isCareful'> {
  readonly sentences: readonly Sentence[];
  /** Those of them that ask for something; all, where none does. */
  readonly asking: readonly Sentence[];
  /** Those whose form asks; those that ask, where no form does. */
  readonly questions: readonly Sentence[];
  /** The same with every word at its place, for those who ask whom or what a question names first. */
  readonly inPlace: Reading;
  /** Every number in the prompt, digits within names included, in order of their texts. */
  readonly numbers: readonly string[];
  /** Those of them that the sentences hold that ask. */
  readonly askedNumbers: readonly string[];
  /** Every word of all sentences that says something. */
  readonly items: readonly Item[];
  /** All that is said, word for word but without pauses: who writes in haste sets no commas. */
  readonly said: string;
  /** The prompt without its courtesies, which is what an embedding should be of. */
  readonly gist: string;
  /** False where the rules of English must not be put to it. */
  readonly isEnglish: boolean;
}

/** Its sentences, and those of them that ask, by their form where one does. */
export interface Reading {
  readonly sentences: readonly Sentence[];
  readonly questions: readonly Sentence[];
  /** What each sentence says but for courtesies. */
  readonly texts: readonly string[];
}

/** Reads a prompt. Costs some 50 µs and grows with its length: bound that before. */
export function meaningOf(prompt: string): Meaning {
  const { text, proper, capitals, written, isCareful } = wordingOf(prompt);
  const all = withoutCourtesies(withFixedPhrases(withoutCourtesies(withWishes(text))))
    .replace(WHY_THAT, '$1 , why')
    .split(' . ')
    .map(withoutWaysOfAsking)
    .filter((sentence) => sentence !== '');
  const full = all.filter((sentence) => !isEmpty(sentence));
  const texts = orElse(full, all).map(withExactWords);
  const sentences = texts.map((sentence) => sentenceOf(sentence, proper, texts.length === 1));
  const gist = orElse(texts.filter(isAsking), texts).join(' . ');
  const asking = orElse(
    sentences.filter((_, at) => isAsking(texts[at] as string)),
    sentences,
  );
  const questions = orElse(
    sentences.filter(({ isQuestion }) => isQuestion),
    asking,
  );
  const inPlace = texts.map((text, at) =>
    sentenceInPlace(text, proper, texts.length === 1, sentences[at] as Sentence),
  );
  return {
    sentences,
    asking,
    questions,
    inPlace: {
      sentences: inPlace,
      questions: inPlace.filter((_, at) => questions.includes(sentences[at] as Sentence)),
      texts,
    },
    numbers: numbersIn(texts.join(' . ')),
    askedNumbers: numbersIn(gist),
    items: sentences.flatMap(({ main, parts }) => [...main, ...parts.flatMap(({ items }) => items)]),
    said: texts.join(' . ').replaceAll(/ ,|(?<=[a-z]{2}) \.(?= [a-z]+ [a-z])/g, ''),
    gist: gist.replaceAll(/[#`\u00a0]/g, ' ').trim(),
    isEnglish: isEnglish(text, proper),
    capitals,
    written,
    isCareful,
  };
}

/** `My hens stopped laying. Why?` asks by itself, which `I see. Why?` does not. */
const WHY_THAT =
  /^((?:my|our|the|an?|some|many|most|all) [^ ,.]+ [^.]+?) [.,] (?:but |and |so )?(?:why|how come)(?: (?:is|was) (?:that|this|it))?$/;

/** What greets, thanks and begs around the question goes, in its sentence or beside it. */
function withoutWaysOfAsking(sentence: string): string {
  const bare = withoutCourtesies(sentence);
  const asked = isEmpty(bare) ? bare : withoutAskingClauses(withoutKindEnds(bare));
  return asked === bare ? bare : withoutCourtesies(asked);
}

function isEmpty(sentence: string): boolean {
  return isEmptySentence(sentence) || isKind(sentence);
}

/** The first list, unless nothing is on it. */
function orElse<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  return some.length > 0 ? some : others;
}

/** Words with which people begin to tell something. A question or a command begins with others. */
const TELLING =
  /^(i|we|my|our|the|a|an|it|this|that|these|those|he|she|they|there|you|his|her|their|some|most|many|all|every|one|first|by|since|because|somebody|someone|everybody|everyone|nobody|#\S*)( |$)/;

/** Whether a sentence asks for something, rather than telling why it is asked. */
function isAsking(sentence: string): boolean {
  return !TELLING.test(sentence) || / (how|what|why|when|where|whom?|which|howto) /.test(sentence);
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

/** A text is English unless it has letters of another script, or other little words than English ones, which names may have. */
function isEnglish(text: string, proper: ReadonlySet<string>): boolean {
  if (/(?![A-Za-z])\p{L}/u.test(text.normalize('NFD'))) {
    return false;
  }
  const words = text.split(' ');
  const english = words.filter((word) => ENGLISH.has(word)).length;
  const foreign = words.filter((word) => FOREIGN.has(word) && !(english > 0 && proper.has(word))).length;
  return english >= 2 * foreign;
}
