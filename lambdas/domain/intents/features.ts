const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Told apart from every letter, so that a gram at the edge of a word is another one than inside it. */
const EDGE = 0x20;
const GRAM_LENGTHS = [3, 4];

/** Buckets of a sentence: of each word, of each pair of neighbours, and of each 3 or 4 letters in a row. */
export function featuresOf(words: readonly string[], buckets: number): number[] {
  const found: number[] = [];
  let before = '';
  for (const word of words) {
    found.push(
      bucketOf(FNV_OFFSET, word, buckets),
      bucketOf(hash(hash(FNV_OFFSET, before), ' '), word, buckets),
    );
    addGrams(word, buckets, found);
    before = word;
  }
  found.push(bucketOf(hash(hash(FNV_OFFSET, before), ' '), '', buckets));
  return found;
}

function addGrams(word: string, buckets: number, found: number[]): void {
  for (const length of GRAM_LENGTHS) {
    for (let from = -1; from + length <= word.length + 1; from++) {
      let value = Math.imul(FNV_OFFSET ^ length, FNV_PRIME);
      for (let at = from; at < from + length; at++) value = mixed(value, codeAt(word, at));
      found.push(spread(value) % buckets);
    }
  }
}

function codeAt(word: string, at: number): number {
  return at < 0 || at >= word.length ? EDGE : word.charCodeAt(at);
}

function bucketOf(start: number, text: string, buckets: number): number {
  return spread(hash(start, text)) % buckets;
}

function hash(start: number, text: string): number {
  let value = start;
  for (let at = 0; at < text.length; at++) value = mixed(value, text.charCodeAt(at));
  return value;
}

function mixed(value: number, code: number): number {
  return Math.imul(value ^ code, FNV_PRIME);
}

/** FNV-1a alone leaves the low bits of short texts alike. */
function spread(value: number): number {
  const folded = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (folded ^ (folded >>> 13)) >>> 0;
}
