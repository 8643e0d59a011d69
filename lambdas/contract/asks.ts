import { type Static, Type } from '@sinclair/typebox';
import { CompletionRequested } from './completions.ts';
import { EventId, SessionId, UserKey } from './ids.ts';

/** A question on its way to who answers it: what apply committed. */
export const Ask = Type.Object({
  v: Type.Literal(1),
  sessionId: SessionId,
  /** Event id of `completion.requested`. */
  completion: EventId,
  asker: UserKey,
  /** Key of the asker's tenant: nothing is shared across tenants. */
  tenant: UserKey,
  question: CompletionRequested,
  /** When accept answered 202. RFC 3339. */
  askedAt: Type.String(),
  traceparent: Type.String(),
});
export type Ask = Static<typeof Ask>;
