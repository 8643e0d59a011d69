/** Words that hardly an English question does without. */
const ENGLISH =
  /\b(?:the|a|an|is|are|was|were|do|does|did|how|what|why|when|where|who|which|can|could|should|would|will|of|to|in|for|and|or|my|i|it|this|that|with|from|on|at|be|me|you)\b/gi;
/** Letters that English does without. */
const FOREIGN = /[^\p{ASCII}\p{P}\p{S}\p{Emoji}\s]/u;
const LEAST_PART = 0.2;

/**
 * The language of a text as a BCP 47 tag, as far as it matters: `en`, for which there are rules, or `und`. What is
 * taken for English and is not would be judged by rules of another language, so that doubt says `und`.
 */
export function localeOf(text: string): 'en' | 'und' {
  const words = text.trim().split(/\s+/).length;
  const english = text.match(ENGLISH)?.length ?? 0;
  return !FOREIGN.test(text) && english / words >= LEAST_PART ? 'en' : 'und';
}
