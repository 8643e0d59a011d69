import { Limits } from '../contract/limits.ts';
import { identityOf } from '../domain/lane.ts';
import { modified, type ShownMessage } from '../domain/modification.ts';
import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import type { MessagePage } from '../store/event-store.ts';
import { loadLanes } from '../store/lanes.ts';
import { invalidQuery, limitOf, query, readable } from './asked.ts';
import type { Ports } from './ports.ts';

const EVENT_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** An event id alone, or with its author as `next` gives it, since two authors may share an id. */
const PLACE = new RegExp(`^(${EVENT_ID})(?:\\.([0-9a-f]{32}))?$`);

/** `GET /v1/sessions/{id}/messages`: the session's messages as they stand now, newest first, page by page. */
export async function getMessages(ports: Ports, request: HttpRequest): Promise<Answer> {
  const { sessionId, caller } = await readable(ports, request);
  const limit = limitOf(request, Limits.pageMessages, Limits.pageMessagesDefault);
  const page = await ports.stores.events.messages(sessionId, placeOf(request), limit);
  if (page.messages.length === 0 && !(await isWritten(ports, sessionId))) {
    throw noSuchSession();
  }
  const { messages, next } = fitting(await modifiedPage(ports, sessionId, page));
  return {
    ...json(200, { messages, ...(next !== undefined && { next: next.replace('#', '.') }) }),
    about: { sessionId, userKey: caller.userKey },
  };
}

interface Shown {
  readonly messages: readonly ShownMessage[];
  readonly next: string | undefined;
}

/** One more read, for the registers of all messages of the page. */
async function modifiedPage(
  { stores }: Ports,
  sessionId: string,
  { messages, next }: MessagePage,
): Promise<Shown> {
  const [newest, oldest] = [messages[0], messages.at(-1)];
  if (newest === undefined || oldest === undefined) {
    return { messages: [], next };
  }
  const range = { oldest: oldest.id, newest: newest.id };
  return { messages: modified(messages, await stores.events.modifications(sessionId, range)), next };
}

/** Edits may have made a page longer than an answer may be; what does not fit begins the next one. */
function fitting({ messages, next }: Shown): Shown {
  let bytes = 0;
  const end = messages.findIndex((message, at) => {
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(message)));
    return at > 0 && bytes > Limits.pageBytes;
  });
  if (end === -1) {
    return { messages, next };
  }
  const fits = messages.slice(0, end);
  return { messages: fits, next: identityOf(fits.at(-1) as ShownMessage) };
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
