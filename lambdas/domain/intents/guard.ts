/** Marks of quotations, code, addresses and pasted text, and numbers of orders, phones and years. */
const NOT_PLAIN = /["“”„«»`<>{}[\]|\\=@#*_~^]|\/\/|www\.|\p{N}{4}/iu;
const LONGEST_TEXT = 160;
const MOST_WORDS = 14;

/** Words that turn a sentence around, apostrophes left out. */
const NEGATIONS = new Set(
  (
    'no not never none nobody nothing neither nor without instead except rather unless stop cannot cant dont doesnt ' +
    'didnt isnt arent aint wasnt werent wont wouldnt couldnt shouldnt havent hasnt hadnt'
  ).split(' '),
);

/** Words that hang a second wish on the first. */
const JOINERS = new Set('and but then also plus because while although though however'.split(' '));

/** Who cannot find something, remember it or get in wants it; no other negation is a wish. */
const MISSED = new Set('know find remember recall log login sign access'.split(' '));

/** Whether a text is one short thing somebody typed, with nothing quoted, pasted or numbered in it. */
export function isPlain(text: string): boolean {
  return text.length <= LONGEST_TEXT && !NOT_PLAIN.test(text);
}

/** Whether a sentence says one thing, says it in few words, and does not say that it is not so. */
export function isSimple(words: readonly string[]): boolean {
  return (
    words.length <= MOST_WORDS &&
    !words.some((word, at) => JOINERS.has(word) || (NEGATIONS.has(word) && !MISSED.has(words[at + 1] ?? '')))
  );
}
