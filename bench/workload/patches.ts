/** A merge patch, the n-th of its kind. */
export type PatchOf = (n: number) => Readonly<Record<string, unknown>>;

const SENTENCE = 'Every place on the globe has a line of its own, and all of them meet at the poles. ';
const FIELDS = 40;

/** One field of a form, as it is saved when it is left. */
export const formField: PatchOf = (n) => ({ [`field-${n % FIELDS}`]: `${n} as somebody typed it` });

/** What an editor saves every second or so: the paragraph under the cursor and where it stands. 0.3 KB. */
export const paragraph: PatchOf = (n) => ({
  draft: { [`paragraph-${n % 8}`]: `${n} ${SENTENCE.repeat(2)}`, cursor: { line: n, column: n % 80 } },
  savedBy: 'editor/4.2',
  words: 120 + n,
});
