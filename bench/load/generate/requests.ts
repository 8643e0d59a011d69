import { countryOf } from '../../shared/country-of.ts';
import { paragraph } from '../../workload/patches.ts';
import type { TrafficClass } from '../plan/classes.ts';
import type { Request } from './exchange.ts';
import type { User } from './users.ts';

/** What a user knows from earlier answers. */
export interface Memory {
  /** Cursor of the last page of events. */
  next: string;
}

/** Different ones; the cache has what was asked before. */
export const QUESTIONS = 97;

type Shape = Pick<Request, 'method' | 'path' | 'body'>;

/** How each class asks, the n-th time. */
const SHAPES: Readonly<Record<TrafficClass['name'], (session: string, memory: Memory, n: number) => Shape>> =
  {
    profile: (session) => ({ method: 'GET', path: `${session}/profile` }),
    events: (session, { next }) => ({
      method: 'GET',
      path: `${session}/events?after=${encodeURIComponent(next)}`,
    }),
    patch: (session, _, n) => ({
      method: 'PATCH',
      path: `${session}/profile`,
      body: JSON.stringify(paragraph(n)),
    }),
    completion: (session, _, n) => ({
      method: 'POST',
      path: `${session}/completions`,
      body: JSON.stringify({ message: `How far is station ${n % QUESTIONS} from the harbour?` }),
    }),
  };

/** A user's request of a class, as it goes to the edge. */
export function requestOf(name: TrafficClass['name'], user: User, memory: Memory, n: number): Request {
  return {
    ...SHAPES[name](`/v1/sessions/${user.sessionId}`, memory, n),
    headers: {
      authorization: `Bearer ${user.token}`,
      'cloudfront-viewer-country': countryOf(user.region),
    },
  };
}

/** The status that each class is answered with if all is well. */
export const EXPECTED: Readonly<Record<TrafficClass['name'], number>> = {
  profile: 200,
  events: 200,
  patch: 202,
  completion: 202,
};
