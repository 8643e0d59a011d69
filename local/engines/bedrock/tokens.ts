// Words with the blank before them, up to three digits, single signs, and everything that is not Latin by itself:
// what a byte-pair vocabulary makes of text, roughly, and always the same.
const PIECES = /\s*(?:[A-Za-zÀ-ɏ]+|\d{1,3}|[^\sA-Za-zÀ-ɏ\d])|\s+/gu;
const LETTERS_PER_TOKEN = 6;

/** A text cut into the stand-in's tokens, which joined are the text again. */
export function tokensOf(text: string): string[] {
  return (text.match(PIECES) ?? []).flatMap(subwords);
}

/** How many tokens the stand-in counts for a text. */
export function countTokens(text: string): number {
  return tokensOf(text).length;
}

/** Long words are several tokens; whatever is no letter is one. */
function subwords(piece: string): string[] {
  if (piece.length <= LETTERS_PER_TOKEN + 1) return [piece];
  const parts: string[] = [];
  const characters = Array.from(piece);
  for (let at = 0; at < characters.length; at += LETTERS_PER_TOKEN) {
    parts.push(characters.slice(at, at + LETTERS_PER_TOKEN).join(''));
  }
  return parts;
}
