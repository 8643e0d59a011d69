import fc from 'fast-check';
import type { RouteKey } from '../../../lambdas/contract/routes.ts';
import { MERIDIAN } from '../cloud/design.ts';
import { REGIONS } from '../cloud/world.ts';

/** What somebody wants: the route that it takes, and the rest of the request. */
export interface Wish {
  readonly route: RouteKey;
  readonly body?: unknown;
  readonly about?: About;
  readonly emoji?: string;
}

/** One of the messages that were sent to the session, its author named or left to be the caller. */
interface About {
  readonly pick: number;
  readonly isNamed: boolean;
}

const PATCHES = [
  { a: 1 },
  { a: { x: 1 } },
  { a: { y: 2 } },
  { a: null },
  { a: { x: null } },
  { b: [1, 2] },
  { b: 'text' },
  { b: { deep: { er: 1 } } },
  { b: null, a: 2 },
  { c: { d: { e: 1, f: 2 } } },
  { c: { d: null } },
  { c: 1 },
  // Enough of these are too large for a lane, whose cap is low here.
  { k0: 0, k1: 1, k2: 2, k3: 3, k4: 4, k5: 5 },
  { l0: 0, l1: 1, l2: 2, l3: 3, l4: 4, l5: 5 },
];
const MESSAGES = [{ text: 'hello' }, { text: 'good bye', attributes: { tone: 'sad' } }];
const EDITS = [{ text: 'better' }, { text: 'best' }, { text: 'good', attributes: { tone: 'glad' } }];
/** More than a message shows of one person here. */
const EMOJI = ['👍', '🎉'];

const PROFILE = '/v1/sessions/{id}/profile' as const;
export const MESSAGES_ROUTE = 'POST /v1/sessions/{id}/messages' as const;
export const MEMBER_PATH = '/v1/sessions/{id}/members/{subject}' as const;
const MESSAGE_PATH = '/v1/sessions/{id}/messages/{messageId}' as const;
export const DELETE_ROUTE = `DELETE ${MESSAGE_PATH}` as const;
const REACTION_PATH = `${MESSAGE_PATH}/reactions/{emoji}` as const;

/** Few of them, so that what is said of a message meets. */
const about: fc.Arbitrary<About> = fc.record({ pick: fc.nat(3), isNamed: fc.boolean() });

const mark: fc.Arbitrary<Wish> = fc
  .dictionary(fc.constantFrom(...REGIONS.map(MERIDIAN.lane)), fc.nat(5), { maxKeys: 2 })
  .map((read) => ({ route: 'PUT /v1/sessions/{id}/read', body: { read } }));

export const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 6, arbitrary: bodied(`PATCH ${PROFILE}`, PATCHES) },
  { weight: 3, arbitrary: bodied(MESSAGES_ROUTE, MESSAGES) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Wish>(
      { route: `PUT ${MEMBER_PATH}` },
      { route: `PUT ${MEMBER_PATH}` },
      { route: `DELETE ${MEMBER_PATH}` },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      route: fc.constant(`PATCH ${MESSAGE_PATH}` as const),
      body: fc.constantFrom(...EDITS),
      about,
    }),
  },
  { weight: 1, arbitrary: fc.record({ route: fc.constant(DELETE_ROUTE), about }) },
  {
    weight: 3,
    arbitrary: fc.record({
      route: fc.constantFrom(`PUT ${REACTION_PATH}` as const, `DELETE ${REACTION_PATH}` as const),
      emoji: fc.constantFrom(...EMOJI),
      about,
    }),
  },
  { weight: 1, arbitrary: mark },
);

function bodied(route: RouteKey, bodies: readonly unknown[]): fc.Arbitrary<Wish> {
  return fc.constantFrom(...bodies.map((body) => ({ route, body })));
}
