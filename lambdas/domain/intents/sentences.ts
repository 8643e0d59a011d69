/** What ends a sentence; a point or colon between digits does not. */
const ENDS = /[!?;…\n。！？]+|[.:](?!\d)/;
const WORDS = /[\p{L}\p{N}]+/gu;
const OUTSIDE_ASCII = /[^\0-\x7f]/;

/**
 * The sentences of a text as words: lower case, without accents and apostrophes, numbers as `0`, no letter more than
 * twice in a row. What has no word is no sentence.
 */
export function sentencesOf(text: string): string[][] {
  return plain(text)
    .split(ENDS)
    .map((sentence) => sentence.match(WORDS) ?? [])
    .filter((words) => words.length > 0);
}

function plain(text: string): string {
  // Apostrophes first: decomposed, an acute accent that stands for one leaves a blank.
  return withoutAccents(text.toLowerCase().replace(/['’‘ʼ´]/g, ''))
    .replace(/\p{N}+/gu, '0')
    .replace(/(.)\1{2,}/g, '$1$1');
}

/** Most texts have none, and looking for them takes as long as all the rest. */
function withoutAccents(text: string): string {
  return OUTSIDE_ASCII.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '') : text;
}
