const AUXILIARY = '(?:is|are|was|were|do|does|did|can|could|should|will|would|may|might|must|has|have|had)';
const POINTED_AT =
  '(?:his|her|its|their|this|these|those(?! (?:who|whose|that|which|with|without|in|on|from|of|[a-z]+(?:ed|ing)) ))';
/** `This year` is pointed at by the calendar. */
const THING = `(?!(?:\\S*(?:year|month|week|season|morning|evening|night|day|time|century|decade|summer|winter|autumn|spring)s?|${AUXILIARY})(?: |$))[^ ,.]+`;
const POINTING: readonly RegExp[] = [
  // Who or what does it is pointed at, however much is asked of it: `how much spare money does she have`.
  new RegExp(
    `^(?:tell me )?(?:how|what|which|whose|why|when|where|who)(?: (?!${AUXILIARY} )[^ ,.]+){0,4} ${AUXILIARY} (?:(?:he|she)(?: |$)|${POINTED_AT} ${THING})`,
  ),
  /^(?:tell me )?(?:what|which) (?:[^ ,.]+ )?(?:purposes?|functions?|uses?|roles?|goals?|aims?) (?:do|does|did) (?:it|they) /,
  // What is asked of it, with nothing before that it could be: `the price of his house in Rome`.
  new RegExp(
    `^(?:tell me )?(?:(?:what|who|where|when) ${AUXILIARY} )?(?:the )?(?:[^ ,.]+ ){1,4}of ${POINTED_AT} ${THING}`,
  ),
  new RegExp(`^(?:in|on|at|for|of|by|from|with|to|under|after|before|since|during) ${POINTED_AT} ${THING}`),
  // What is told, or stands in front, begins with it: `it was signed by which king`.
  /^(?:it|they|he|she) /,
  /^(?:tell me )?(?:(?:what|who|where|when) (?:is|are|was|were) )?(?:the )?(?:[^ ,.]+ ){1,4}of (?:it|him|her|them|this|that|these|those)$/,
  // Of several that were named before: `the second one`, `how do the two differ`, `are both safe`.
  /(?:^| )the (?:#\d+th|last|previous|other) (?:#1|ones?)(?: |$)/,
  /^(?!.* and )(?:.* )?the #[2-9](?: (?:differ|compare|relate|interact|is|are|do|does|did|have|has|can|will|in common)(?: |$)|$)/,
  /^(?!.* and )(?:.* )?both (?:have|has|do|does|did|is|are|was|were|share)(?: |$)|^(?:is|are|was|were|do|did|can) both [^ ]+$/,
  // Of the talk itself: `what was the last question`, `the first thing I asked`.
  /^(?:tell me )?what (?:is|was|were|are) (?:the )?(?:#\d+th|last|previous|earlier) (?:questions?|answers?|messages?|replies|reply|things?|topics?|prompts?)(?: that)?(?: (?:i|we|you) [^ ]+)?$/,
  // Nothing in the question is near it but what it is of.
  new RegExp(`(?:^| )(?:this|these|those) ${THING}$`),
];

/** Whether a question points, before it names anything that this could be. @param text without courtesies */
export function pointsAtUnnamed(text: string): boolean {
  return POINTING.some((pattern) => pattern.test(text));
}
