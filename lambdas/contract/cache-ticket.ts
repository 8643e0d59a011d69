import { type Static, Type } from '@sinclair/typebox';
import { SoftDifference } from './soft-difference.ts';

/** What the cache must know once the answer is there that a question led to, in whatever process that is. */
export const CacheTicket = Type.Object({
  /** Keys of the scope and of the prompt within it. */
  scope: Type.String(),
  prompt: Type.String(),
  question: Type.String(),
  userKey: Type.String(),
  ttl: Type.Union([
    Type.Literal('static'),
    Type.Literal('product'),
    Type.Literal('general'),
    Type.Literal('conversation'),
    Type.Literal('live'),
  ]),
  /** Who holds the lease. */
  holder: Type.String(),
  /** Left out where nobody looked by meaning. Bytes in base64. */
  vector: Type.Optional(Type.Object({ bytes: Type.String(), scale: Type.Number() })),
  /** Who asked the same before, in vain. */
  askers: Type.Array(Type.String()),
  /** An entry that says the same, and that nobody else has asked for. */
  unproven: Type.Optional(Type.Object({ prompt: Type.String(), servedUntilMs: Type.Number() })),
  /** The nearest that words could not decide. */
  grey: Type.Optional(
    Type.Object({
      prompt: Type.String(),
      verdict: Type.Union([Type.Literal('ok'), Type.Literal('grey')]),
      difference: Type.Optional(SoftDifference),
      similarity: Type.Number(),
      evidence: Type.Number(),
      /** The alias by which it was found. */
      via: Type.Optional(Type.String()),
    }),
  ),
});
export type CacheTicket = Static<typeof CacheTicket>;
