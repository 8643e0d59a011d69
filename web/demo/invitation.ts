/** What an address says of a session to which somebody is invited. */
export interface Invitation {
  readonly sessionId: string | undefined;
  /** It should name a session, and cannot. */
  readonly isMalformed: boolean;
}

/** As `SessionId` of lambdas/contract/ids.ts, without the library that it is written in. */
const SESSION_ID = /^[0-9a-f]{32}\.[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text can be a session's id. Of what cannot, the API need not be asked. */
export function isSessionId(text: string | undefined): text is string {
  return text !== undefined && SESSION_ID.test(text);
}

/** The invitation in a place of the page, as `route` has it. */
export function invitationIn([where, id]: readonly string[]): Invitation {
  if (where !== 'join') return { sessionId: undefined, isMalformed: false };
  return isSessionId(id)
    ? { sessionId: id, isMalformed: false }
    : { sessionId: undefined, isMalformed: true };
}
