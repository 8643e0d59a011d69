import { EXPECTED, QUESTIONS, requestOf } from '../generate/requests.ts';
import { CLASSES, type TrafficClass } from '../plan/classes.ts';

/** A request that another tool sends. */
export interface ExportedRequest {
  readonly method: string;
  /** With `SESSION` and `NEXT` where a user's own go. */
  readonly path: string;
  /** Each is to be sent as often as the others: one alone would always be answered from the cache. */
  readonly bodies?: readonly Readonly<Record<string, unknown>>[];
  readonly status: number;
}

/** What stands for a user's session, and for the cursor of their last page of events. URLs leave brackets as they are. */
export const SESSION = '(session)';
export const NEXT = '(next)';

const ANYBODY = { token: '', sessionId: SESSION, region: '' };

/** What our own generator sends, the first times: as often as it has questions that differ. */
export const REQUESTS = Object.fromEntries(CLASSES.map(({ name }) => [name, exportedOf(name)])) as Readonly<
  Record<TrafficClass['name'], ExportedRequest>
>;

function exportedOf(name: TrafficClass['name']): ExportedRequest {
  const sent = Array.from({ length: QUESTIONS }, (_, n) => requestOf(name, ANYBODY, { next: NEXT }, n));
  const [{ method, path }] = sent as [(typeof sent)[0]];
  const bodies = sent.flatMap(({ body }) => (body === undefined ? [] : [JSON.parse(body)]));
  return { method, path, ...(bodies.length > 0 && { bodies }), status: EXPECTED[name] };
}
