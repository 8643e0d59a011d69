import { paragraph } from '../../workload/patches.ts';
import type { TrafficClass } from '../plan/classes.ts';
import type { Request } from './exchange.ts';
import { COUNTRIES, type User } from './users.ts';

/** What a user knows from earlier answers. */
export interface Memory {
  /** Cursor of the last page of events. */
  next: string;
}

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
    message: (session, _, n) => ({
      method: 'POST',
      path: `${session}/messages`,
      body: JSON.stringify({ text: `Message ${n}: where shall we meet?` }),
    }),
  };

/** A user's request of a class, as it goes to the edge. */
export function requestOf(name: TrafficClass['name'], user: User, memory: Memory, n: number): Request {
  return {
    ...SHAPES[name](`/v1/sessions/${user.sessionId}`, memory, n),
    headers: {
      authorization: `Bearer ${user.token}`,
      'cloudfront-viewer-country': COUNTRIES[user.region] ?? 'US',
    },
  };
}

/** The status that each class is answered with if all is well. */
export const EXPECTED: Readonly<Record<TrafficClass['name'], number>> = {
  profile: 200,
  events: 200,
  patch: 202,
  message: 202,
};
