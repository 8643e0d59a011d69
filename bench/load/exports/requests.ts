import { EXPECTED, requestOf } from '../generate/requests.ts';
import { CLASSES, type TrafficClass } from '../plan/classes.ts';

/** A request that another tool sends; `{session}` in the path is the user's own. */
export interface ExportedRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly status: number;
}

const ANYBODY = { token: '', sessionId: '{session}', region: '' };

/** What our own generator sends, the first time. */
export const REQUESTS = Object.fromEntries(
  CLASSES.map(({ name }) => {
    const { method, path, body } = requestOf(name, ANYBODY, { next: '' }, 0);
    const parsed = body === undefined ? {} : { body: JSON.parse(body) as Record<string, unknown> };
    return [name, { method, path, ...parsed, status: EXPECTED[name] }];
  }),
) as Readonly<Record<TrafficClass['name'], ExportedRequest>>;
