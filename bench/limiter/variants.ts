import type { CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import { type ClassShare, STEERING, type Steering } from '../../lambdas/domain/limiter/steering.ts';
import { BY_REQUESTS, BY_TOKENS, SMALL_QUOTA, WITH_LARGE, type Workload } from './workload.ts';

/** Which goals a run has: all of them, never to be over the quota, or none, where it stands beside for comparison. */
export type Goals = 'all' | 'never-over' | 'none';

/** One design under one load. */
export interface Variant {
  readonly name: string;
  readonly workload: Workload;
  readonly steering: Steering;
  /** Without one, every call goes to the model, and comes again later where that answers 429. */
  readonly hasLimiter: boolean;
  readonly settles: boolean;
  /** What others of the account use of the quota in the middle third of the time. */
  readonly othersShare: number;
  readonly goals: Goals;
}

const OURS: Variant = {
  name: 'ours, tokens run out',
  workload: BY_TOKENS,
  steering: STEERING,
  hasLimiter: true,
  settles: true,
  othersShare: 0,
  goals: 'all',
};

export const VARIANTS: readonly Variant[] = [
  OURS,
  { ...OURS, name: 'ours, requests run out', workload: BY_REQUESTS },
  { ...OURS, name: 'ours, some calls large', workload: WITH_LARGE },
  { ...OURS, name: 'ours, a small quota', workload: SMALL_QUOTA, goals: 'never-over' },
  { ...OURS, name: 'ours, others take 30 %', othersShare: 0.3, goals: 'none' },
  { ...OURS, name: 'without settling', steering: forgetful(), settles: false, goals: 'none' },
  { ...OURS, name: 'without shares', steering: withoutShares(), goals: 'none' },
  { ...OURS, name: 'without a limiter', hasLimiter: false, goals: 'none' },
];

/** Nobody settles, so that the item would never forget. */
function forgetful(): Steering {
  return { ...STEERING, abandonedMs: 5_000 };
}

/** All classes alike: none has room that others leave it, none is let in ahead, none is sure of anything. */
function withoutShares(): Steering {
  const { interactive } = STEERING.shares;
  const same: ClassShare = { ...interactive, bookMs: 0, floor: 0 };
  const shares: Record<CallClass, ClassShare> = { interactive: same, standard: same, batch: same };
  return { ...STEERING, shares };
}
