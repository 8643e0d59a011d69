import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import { readable } from './asked.ts';
import type { Ports } from './ports.ts';
import { sessionReading } from './session-reading.ts';

/** `GET /v1/sessions/{id}/read`: how far the caller has read, and what is unread. */
export async function getRead(ports: Ports, request: HttpRequest): Promise<Answer> {
  const { sessionId, caller } = await readable(ports, request);
  const reading = await sessionReading(ports, sessionId, caller.userKey);
  if (Object.keys(reading.messages).length === 0) {
    throw noSuchSession();
  }
  const { userKey } = caller;
  return { ...json(200, { user: userKey, ...reading }), about: { sessionId, userKey } };
}
