import { type Static, Type } from '@sinclair/typebox';

/**
 * Why two prompts are neither the same nor certainly different, the gravest first: another `name`, words that a `slip`
 * of the typist may tell apart, another word in a word's place, more words in the question or in the `story` beside it,
 * the same words in another `arrangement`, another language than English.
 */
export const SoftDifference = Type.Union([
  Type.Literal('name'),
  Type.Literal('slip'),
  Type.Literal('substitution'),
  Type.Literal('addition'),
  Type.Literal('story'),
  Type.Literal('arrangement'),
  Type.Literal('language'),
]);
export type SoftDifference = Static<typeof SoftDifference>;
