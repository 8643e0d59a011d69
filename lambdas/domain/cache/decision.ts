import type { Acceptance } from './acceptance.ts';
import { INELIGIBLE } from './eligibility.ts';
import type { Verdict } from './guard.ts';

/** Where an answer came from; told to callers as `x-cache`. */
export type Tier = 'exact' | 'alias' | 'semantic' | 'followed' | 'adapt' | 'miss' | 'bypass';

/** Why from there; told to callers as the first words of `how.why`. */
export const WHYS = [
  ...INELIGIBLE,
  'same-prompt',
  'judged-same',
  'same-words',
  'learnt',
  'in-flight',
  'stale',
  'near',
  'unproven',
  'nothing-near',
  'nothing-accepted',
  'cache-unavailable',
] as const;
type Why = (typeof WHYS)[number];

/** A stored prompt that was held against the asked one. */
export interface Considered {
  readonly entry: string;
  /** Cosine of the embeddings. */
  readonly similarity: number;
  readonly verdict: Verdict;
  readonly acceptance: Acceptance;
  /** What came of it, where it was not simply passed over. */
  readonly outcome?: 'served' | 'gone' | 'unproven';
}

/** A candidate as one line of a log: key, likeness, verdict, probability and what came of it. */
export function consideredText({ entry, similarity, verdict, acceptance, outcome }: Considered): string {
  const figures = `${similarity.toFixed(3)} ${verdict.kind} ${acceptance.probability.toFixed(3)}`;
  return `${entry} ${figures} ${outcome ?? acceptance.why}`;
}

/** How a prompt was answered, and why not otherwise. Holds no words of anybody. */
export interface Decision {
  readonly tier: Tier;
  readonly why: Why;
  readonly entry?: string;
  readonly considered: readonly Considered[];
  /** Whether somebody should look into this hit, unseen by who asked. */
  readonly isAudited: boolean;
}
