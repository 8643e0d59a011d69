/** Words that say whose something is, or point at it: where a question has them decides whether it may be shared. */
export const OWNERS =
  'my|mine|our|ours|your|yours|his|her|hers|its|their|theirs|this|that|these|those|it|he|she|they|him|them|me|us|we|i|you|such';
