// What people see as one character: https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries
const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Longer ones are nobody's character; they are cut between code points. */
const MOST_UNITS = 64;

/**
 * How much of a text that goes on may be cut off, in UTF-16 code units: all but its last character, which what comes
 * next may belong to. The text begins where a character does.
 */
export function graphemeCut(text: string): number {
  // Half of a pair says nothing yet: whole, it may belong to the character before it.
  const end = text.length - (isHighSurrogate(text, text.length - 1) ? 1 : 0);
  const last = lastStart(text.slice(0, end));
  return end - last > MOST_UNITS ? codePointCut(text, last + MOST_UNITS) : last;
}

/** Where the last character of a text begins. */
function lastStart(text: string): number {
  let start = 0;
  for (const { index } of GRAPHEMES.segment(text)) {
    start = index;
  }
  return start;
}

/** At `at`, or before the pair that it would cut. */
function codePointCut(text: string, at: number): number {
  return isHighSurrogate(text, at - 1) ? at - 1 : at;
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
