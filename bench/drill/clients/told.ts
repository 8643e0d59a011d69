import { canonical } from '../../../lambdas/domain/canonical.ts';
import { isEventId } from '../../../lambdas/domain/event-id.ts';
import type { Reply } from './client.ts';
import { resultsIn } from './understood.ts';

/** Headers by which a refusal could tell that there is something, or where. */
const TELLING = ['etag', 'last-modified', 'location', 'link'];

type Answered = Pick<Reply, 'status' | 'headers' | 'json' | 'text'>;
type Told = Readonly<Record<string, unknown>>;

/** Of an answer that refuses what was asked, what it says; undefined of any other. */
export function refusalIn(reply: Answered, session: string): string | undefined {
  const status = statusOf(reply);
  return status >= 400 && status < 500 ? toldBy(reply, session) : undefined;
}

/** A batch has answers of its own for its commands; one of a single command is answered what that is. */
export function statusOf({ status, json }: Pick<Reply, 'status' | 'json'>): number {
  const [only] = resultsIn(json.results);
  return only?.status ?? status;
}

/**
 * What a refusal says without what is its request's alone, so that those of two sessions can be compared: the id that
 * was made for its command is only an id, and the session that was asked for only a session.
 */
function toldBy({ headers, json, text }: Answered, session: string): string {
  const shown = TELLING.flatMap((name) => (headers?.get(name) ? [`${name}: ${headers.get(name)}`] : []));
  const said = Object.keys(json).length > 0 ? canonical(withoutIds(json)) : text;
  return [...shown, said].join('\n').replaceAll(session, '{session}');
}

/** In all of the document, as a batch has problems within. RFC 9457 §3.1.5: `instance` names the one occurrence. */
function withoutIds(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(withoutIds);
  if (typeof told !== 'object' || told === null) return told;
  const { requestId: _, instance: __, ...rest } = told as Told;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, withoutId(name, value)]));
}

function withoutId(name: string, value: unknown): unknown {
  return name === 'eventId' && isEventId(String(value)) ? '{id}' : withoutIds(value);
}
