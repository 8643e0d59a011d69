import { type Static, Type } from '@sinclair/typebox';
import { SessionId, UserKey } from './ids.ts';

/** A session in which so much was said that its summary is to be made, or made anew. */
export const SummaryDue = Type.Object({
  v: Type.Literal(1),
  sessionId: SessionId,
  /** Key of the tenant that asked. */
  tenant: UserKey,
});
export type SummaryDue = Static<typeof SummaryDue>;
