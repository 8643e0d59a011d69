import { type Cursor, formatCursor, joined, parseCursor } from '../../lambdas/domain/cursor.ts';
import { isObject, type JsonObject } from '../../lambdas/domain/json.ts';
import type { ShownMessage } from '../../lambdas/domain/modification.ts';
import { type Answer, problemCodeOf } from '../answer.ts';
import type { Api } from '../api.ts';
import { ClientError } from '../client-error.ts';
import { type Base, type FoldedCommit, UNKNOWN } from './confirmed.ts';
import type { Asked } from './feed.ts';
import type { ReadState } from './unread.ts';

/** A page of a session's messages, newest first. */
export interface MessagePage {
  readonly messages: readonly ShownMessage[];
  /** What to ask `before` for the next page; missing on the last one. */
  readonly next?: string;
}

const PAGE_COMMITS = 500;
/** A read may wait five seconds before it answers. */
const WAITING = { headers: { prefer: 'wait=5' }, timeoutMs: 9_000 } as const;
/** Above every event id: nothing folds over a state that does not say how new it is. */
const NEWER_THAN_ALL = 'g';

/** The state, not from before `after` (an event id of one's own, or heads; `{}` is no matter which). */
export async function readBase(
  api: Api,
  sessionId: string,
  after = '{}',
  withinMs?: number,
): Promise<Base | Answer> {
  const waits = after !== '{}';
  const path = `/v1/sessions/${sessionId}/profile${waits ? `?after=${encodeURIComponent(after)}` : ''}`;
  const answer = await api.ask({ method: 'GET', path, ...(waits && WAITING) }, withinMs);
  const { heads, profile } = answer.json;
  if (!isObject(heads)) return answer;
  const none = Object.keys(heads).length === 0 ? UNKNOWN.clock : NEWER_THAN_ALL;
  return {
    profile: profile as JsonObject,
    heads: heads as Cursor,
    clock: answer.header('meridian-clock') ?? none,
  };
}

export function isBase(read: Base | Answer): read is Base {
  return 'heads' in read;
}

/** One page of events past a cursor; what cannot be continued goes on from the state. */
export async function readEvents(
  api: Api,
  sessionId: string,
  { cursor, waits }: { readonly cursor: Cursor; readonly waits: boolean },
  onGap: (isReadable: boolean) => Promise<Base | 'missing' | 'unanswered'>,
): Promise<Asked> {
  const after = encodeURIComponent(formatCursor(cursor));
  const path = `/v1/sessions/${sessionId}/events?limit=${PAGE_COMMITS}&after=${after}`;
  const answer = await api.attempt({ method: 'GET', path, ...(waits && WAITING) });
  if (answer.failed) return 'unanswered';
  const { status, json } = answer;
  const { commits, more, complete } = json;
  if (Array.isArray(commits)) {
    return { page: commits as FoldedCommit[], more: more === true, complete: complete === true };
  }
  if (status === 404) return 'missing';
  const base = status === 400 || status === 410 ? await onGap(status !== 400) : 'unanswered';
  if (typeof base === 'string') return base;
  const goOnFrom = status === 400 ? base.heads : joined(cursor, base.heads);
  return { goOnFrom, isStart: false };
}

export async function readMessages(
  api: Api,
  sessionId: string,
  { before, limit }: { before?: string; limit?: number },
): Promise<MessagePage> {
  const named = Object.entries({ before, limit }).filter(([, value]) => value !== undefined);
  const query = String(new URLSearchParams(named as [string, string][]));
  return answered(api, `/v1/sessions/${sessionId}/messages${query && `?${query}`}`);
}

/** How far the user has read. @throws ClientError `unreachable`, `refused` */
export function readReadState(api: Api, sessionId: string): Promise<ReadState> {
  return answered(api, `/v1/sessions/${sessionId}/read`);
}

async function answered<T>(api: Api, path: string): Promise<T> {
  const answer = await api.ask({ method: 'GET', path });
  if (answer.status !== 200) throw refusal(answer);
  return answer.json as T;
}

/** @throws ClientError `invalid` for what is no cursor */
export function cursorFrom(text: string): Cursor {
  const cursor = parseCursor(text);
  if (cursor === undefined) {
    throw new ClientError('invalid', `"${text}" is no cursor; give a "session.cursor".`);
  }
  return cursor;
}

export function refusal({ status, json }: Answer): ClientError {
  const problem = problemCodeOf(json);
  const what = typeof json.detail === 'string' ? json.detail : `The API answered ${status}.`;
  return new ClientError('refused', what, { status, problem });
}
