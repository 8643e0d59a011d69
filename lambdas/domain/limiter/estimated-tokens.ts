/** What a request is charged beside its texts: roles, separators, what the service adds of its own. */
const TOKENS_PER_REQUEST = 16;
const TOKENS_PER_TEXT = 8;
const LETTERS_PER_TOKEN = 4;
const LETTERS_PER_TOKEN_OF_NO_WORD = 2;

// A run of ASCII letters, a run of blanks, or one character of anything else.
const PIECES = /[A-Za-z]+|\s+|./gsu;
/** Base64, identifiers and the like, of which vocabularies know only scraps. */
const NO_WORD = /[a-z][A-Z]|^[^aeiouyAEIOUY]{5,}$|.{24,}/;

/**
 * How many tokens texts have at most, with little doubt: quotas are reserved by it, and what was too much is given
 * back once the service has counted. Vocabularies differ by model and are not published.
 */
export function estimatedTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + TOKENS_PER_TEXT + tokensOf(text), TOKENS_PER_REQUEST);
}

function tokensOf(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    tokens += tokensOfPiece(piece);
  }
  return tokens;
}

function tokensOfPiece(piece: string): number {
  if (/[A-Za-z]/.test(piece)) {
    return Math.ceil(piece.length / (NO_WORD.test(piece) ? LETTERS_PER_TOKEN_OF_NO_WORD : LETTERS_PER_TOKEN));
  }
  if (/\s/.test(piece)) {
    // A blank belongs to the word after it; a longer run is a token for every few.
    return piece === ' ' ? 0 : Math.ceil(piece.length / LETTERS_PER_TOKEN);
  }
  return tokensOfCodePoint(piece.codePointAt(0) as number);
}

/** Where a vocabulary has no entry it falls back to the bytes of UTF-8, which is seldom all of them. */
function tokensOfCodePoint(codePoint: number): number {
  if (codePoint < 0x0800) {
    return 1;
  }
  return codePoint < 0x10000 ? 2 : 4;
}
