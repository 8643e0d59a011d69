import { type Static, Type } from '@sinclair/typebox';
import { Ask } from './asks.ts';
import { CacheTicket } from './cache-ticket.ts';
import { Provenance } from './completions.ts';

const Count = Type.Integer({ minimum: 0 });
/** A text, or the end of a beginning that the model's service may keep for the next call. */
const Block = Type.Union([Type.Object({ text: Type.String() }), Type.Literal('cache-point')]);

/** What a model is told. */
export const Prompt = Type.Object({
  system: Type.Array(Block),
  turns: Type.Array(
    Type.Object({
      role: Type.Union([Type.Literal('user'), Type.Literal('assistant')]),
      content: Type.Array(Block),
    }),
  ),
});
export type Prompt = Static<typeof Prompt>;

/** A question on its way to a model. */
export const ModelTask = Type.Object({
  v: Type.Literal(1),
  ask: Ask,
  model: Type.String(),
  tier: Type.Union([Type.Literal('default'), Type.Literal('flex')]),
  prompt: Prompt,
  /** What the prompt has at most. */
  inputTokens: Count,
  maxOutputTokens: Type.Integer({ minimum: 1 }),
  how: Provenance,
  /** Where the cache waits for the answer. */
  cache: Type.Optional(CacheTicket),
  /** What runs before this one cost, broken ones too. */
  spentDollars: Type.Number({ minimum: 0 }),
  attempts: Type.Object({
    /** When it was first queued for a model. Milliseconds since 1970. */
    acceptedAtMs: Count,
    /** How often no quota had room for it, which is no failure. */
    refusals: Count,
    /** Runs that broke. */
    failures: Count,
  }),
});
export type ModelTask = Static<typeof ModelTask>;
