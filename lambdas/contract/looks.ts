import { type Static, Type } from '@sinclair/typebox';
import { EventId, SessionId } from './ids.ts';
import { SoftDifference } from './soft-difference.ts';

const Prompt = Type.String();

/** A pair of question and cached answer to look into. */
const PairToJudge = Type.Object({
  kind: Type.Union([Type.Literal('audit'), Type.Literal('judge')]),
  id: Type.String(),
  scope: Type.String(),
  embedder: Type.String(),
  asked: Type.Object({ prompt: Prompt, question: Type.String() }),
  candidate: Type.Object({ prompt: Prompt }),
  /** The alias by which the candidate was found. */
  via: Type.Optional(Prompt),
  tier: Type.Union([Type.Literal('alias'), Type.Literal('semantic'), Type.Literal('none')]),
  verdict: Type.Union([Type.Literal('ok'), Type.Literal('grey')]),
  difference: Type.Optional(SoftDifference),
  similarity: Type.Number(),
  evidence: Type.Number(),
  weight: Type.Number(),
  /** When it was tried first, where that was in vain. Milliseconds since 1970. */
  triedAtMs: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** Somebody disliked an answer of the assistant. */
const Disliked = Type.Object({
  kind: Type.Literal('disliked'),
  sessionId: SessionId,
  /** Event id of the answer. */
  answer: EventId,
});

/** What the queue of looks holds. */
export const LookMessage = Type.Union([PairToJudge, Disliked]);
export type LookMessage = Static<typeof LookMessage>;
