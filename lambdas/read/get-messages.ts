import { Limits } from '../contract/limits.ts';
import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import { loadLanes } from '../store/lanes.ts';
import { invalidQuery, limitOf, query, readable } from './asked.ts';
import type { Ports } from './ports.ts';

const EVENT_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** An event id alone, or with its author as `next` gives it, since two authors may share an id. */
const PLACE = new RegExp(`^(${EVENT_ID})(?:\\.([0-9a-f]{32}))?$`);

/** `GET /v1/sessions/{id}/messages`: the session's messages, newest first, page by page. */
export async function getMessages(ports: Ports, request: HttpRequest): Promise<Answer> {
  const { sessionId, caller } = await readable(ports, request);
  const limit = limitOf(request, Limits.pageMessages, Limits.pageMessagesDefault);
  const page = await ports.stores.events.messages(sessionId, placeOf(request), limit);
  if (page.messages.length === 0 && !(await isWritten(ports, sessionId))) {
    throw noSuchSession();
  }
  const next = page.next?.replace('#', '.');
  return {
    ...json(200, { messages: page.messages, ...(next !== undefined && { next }) }),
    about: { sessionId, userKey: caller.userKey },
  };
}

/** Whether anything ever happened to the session: a page without messages does not tell. */
async function isWritten({ stores, lanes: names }: Ports, sessionId: string): Promise<boolean> {
  const { lanes } = await loadLanes(stores, sessionId, names);
  return [...lanes.values()].some(({ version }) => version > 0);
}

function placeOf(request: HttpRequest): string | undefined {
  const before = query(request, 'before');
  if (before === undefined) {
    return undefined;
  }
  const [, eventId, source] = PLACE.exec(before) ?? [];
  if (eventId === undefined) {
    throw invalidQuery('before', `is the id of a message or the "next" of a page, not "${before}"`);
  }
  return source === undefined ? eventId : `${eventId}#${source}`;
}
