/** Words that hardly an English question does without. */
const ENGLISH =
  /\b(?:the|a|an|is|are|was|were|do|does|did|how|what|why|when|where|who|which|can|could|should|would|will|of|to|in|for|and|or|my|i|it|this|that|with|from|on|at|be|me|you)\b/gi;
/** Of these, the ones that other languages have as well: German an, in, was; Spanish a, me; Italian i; French on, or. */
const SHARED = /^(?:a|am|an|at|be|do|i|in|is|it|me|of|on|or|to|was|will)$/i;
/** Letters that English does without. */
const FOREIGN = /[^\p{ASCII}\p{P}\p{S}\p{Emoji}\s]/u;
const LEAST_PART = 0.2;

/**
 * The language of a text as a BCP 47 tag, as far as it matters: `en`, for which there are rules, or `und`. What is
 * taken for English and is not would be judged by rules of another language, so that doubt says `und`.
 */
export function localeOf(text: string): 'en' | 'und' {
  const words = text.trim().split(/\s+/).length;
  const english = text.match(ENGLISH) ?? [];
  const isSure = english.length > 1 || english.some((word) => !SHARED.test(word));
  return isSure && !FOREIGN.test(text) && english.length / words >= LEAST_PART ? 'en' : 'und';
}
