import type { CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import { type ClassShare, STEERING, type Steering } from '../../lambdas/domain/limiter/steering.ts';
import { BY_REQUESTS, BY_TOKENS, type Workload } from './workload.ts';

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
  /** Whether the goals are its. */
  readonly isOurs: boolean;
}

const OURS: Variant = {
  name: 'ours, tokens run out',
  workload: BY_TOKENS,
  steering: STEERING,
  hasLimiter: true,
  settles: true,
  othersShare: 0,
  isOurs: true,
};

export const VARIANTS: readonly Variant[] = [
  OURS,
  { ...OURS, name: 'ours, requests run out', workload: BY_REQUESTS },
  { ...OURS, name: 'ours, others take 30 %', othersShare: 0.3, isOurs: false },
  { ...OURS, name: 'without settling', steering: forgetful(), settles: false, isOurs: false },
  { ...OURS, name: 'without shares', steering: withoutShares(), isOurs: false },
  { ...OURS, name: 'without a limiter', hasLimiter: false, isOurs: false },
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
