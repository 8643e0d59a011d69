/** What people put before and after what they want. */
const BEFORE = new Set('hi hello hey hiya heya yo ok okay so well um uh oh please pls plz sorry'.split(' '));
const AFTER = new Set('please pls plz thanks thx cheers'.split(' '));
const ALONE = new Set([
  ...BEFORE,
  ...AFTER,
  ...'there thank you very much a lot good morning afternoon evening'.split(' '),
]);

/** The sentences without those of courtesy alone, unless there are no others. */
export function withoutCourtesies(sentences: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const said = sentences.filter((words) => !words.every((word) => ALONE.has(word)));
  return said.length > 0 ? said : sentences;
}

/** A sentence without the courtesies around it; empty where it has nothing else. */
export function coreOf(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !BEFORE.has(word));
  const to = words.findLastIndex((word) => !AFTER.has(word));
  return from < 0 ? [] : words.slice(from, to + 1);
}
