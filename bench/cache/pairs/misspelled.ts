import { oneOf, type Random } from './draw.ts';
import { WORDS_BY_SLIP } from './words-by-slip.ts';

/** Words that decide the answer, so that nobody could blame a cache for reading them wrong. */
const SPARED =
  /^(un|in|im|il|ir|dis|non|with|before|after|during|except|always|never|exactly|cheap|small|large|count|needed|.*teen|.*ty$|twelve|.*th$)/;

/** The text with one or two slips of a typist, never in a name or a figure; undefined where it comes to none. */
export function misspelled(text: string, random: Random): string | undefined {
  const words = [...text.matchAll(/(?<![\w'"’-])[a-z]{6,}(?![\w'"’-])/g)].filter(
    ([word]) => !SPARED.test(word),
  );
  if (words.length === 0) {
    return undefined;
  }
  const chosen = new Set([oneOf(words, random), ...(text.length > 60 ? [oneOf(words, random)] : [])]);
  const misspelt = [...chosen]
    .sort((one, other) => other.index - one.index)
    .reduce(
      (done, { 0: word, index }) =>
        done.slice(0, index) + slipped(word, random) + done.slice(index + word.length),
      text,
    );
  return misspelt === text ? undefined : misspelt;
}

function slipped(word: string, random: Random): string {
  const slip = oneOf([swappedLetters, lostLetter, doubledLetter], random)(word, random);
  return WORDS_BY_SLIP.has(slip) ? word : slip;
}

function swappedLetters(word: string, random: Random): string {
  const at = inner(word, random);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function lostLetter(word: string, random: Random): string {
  const at = inner(word, random);
  return word.slice(0, at) + word.slice(at + 1);
}

function doubledLetter(word: string, random: Random): string {
  const at = inner(word, random);
  return word.slice(0, at) + word.charAt(at) + word.slice(at);
}

/** A place that leaves the first and the last two letters where they are: plurals stay plural. */
function inner(word: string, random: Random): number {
  return 1 + Math.floor(random() * (word.length - 4));
}
