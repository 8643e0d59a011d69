const SENTENCE = 'Every place on the globe has a line of its own, and all of them meet at the poles. ';

/** What an editor saves every second or so: the paragraph under the cursor and where it stands. 0.3 KB. */
export function autosave(n: number): Record<string, unknown> {
  return {
    draft: { [`paragraph-${n % 8}`]: `${n} ${SENTENCE.repeat(2)}`, cursor: { line: n, column: n % 80 } },
    savedBy: 'editor/4.2',
    words: 120 + n,
  };
}
