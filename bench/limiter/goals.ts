import { type Goal, passes } from '../row.ts';
import type { Figures } from './figures.ts';
import type { Goals } from './variants.ts';

/** One goal and what was seen of it. */
export interface Judged {
  readonly claim: string;
  readonly value: number;
  readonly goal: Goal;
  readonly holds: boolean;
}

type Claims = readonly [claim: string, goal: Goal, seenIn: (figures: Figures) => number][];

const NEVER_OVER: Claims = [
  ['requests of any sixty seconds ÷ quota', { atMost: 1 }, ({ highestRequests }) => highestRequests],
  [
    'tokens of any sixty seconds ÷ quota, with reservations',
    { atMost: 1 },
    ({ highestTokens }) => highestTokens,
  ],
  ['429 seen', { atMost: 0 }, ({ throttled }) => throttled],
];
const ALL: Claims = [
  ...NEVER_OVER,
  ['used of the quota', { atLeast: 0.93 }, ({ utilisation }) => utilisation],
  ['interactive calls given up', { atMost: 0 }, ({ classes }) => classes.interactive.givenUp],
  [
    'interactive calls not let in at once',
    { atMost: 0.01 },
    ({ classes }) => classes.interactive.refusedFirst,
  ],
  ['wait of interactive calls, p99, ms', { atMost: 1_000 }, ({ classes }) => classes.interactive.waitP99Ms],
  ['batch’s share of the tokens', { atLeast: 0.05 }, ({ classes }) => classes.batch.share],
  [
    'writes per call that was answered, those of refused asks, crashes and repeats included',
    { atMost: 2 },
    ({ writesPerAnswer }) => writesPerAnswer,
  ],
];

const CLAIMS: Readonly<Record<Goals, Claims>> = { all: ALL, 'never-over': NEVER_OVER, none: [] };

/** Holds a run against the goals that it has. */
export function judged(figures: Figures, goals: Goals): Judged[] {
  return CLAIMS[goals].map(([claim, goal, seenIn]) => {
    const value = seenIn(figures);
    return { claim, value, goal, holds: passes({ value, goal }) === true };
  });
}
