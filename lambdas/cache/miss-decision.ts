import type { Decision } from '../domain/cache/decision.ts';
import type { Candidacy, Found } from './search.ts';

/** What there is where nothing answers. */
export interface Missing {
  readonly found: Found;
  /** Whether the very same prompt has an answer that nobody but one has asked for. */
  readonly isUnproven?: boolean;
}

/** Why nothing answers, the strongest reason first. */
export function missDecision({ found: { considered, unproven }, isUnproven }: Missing): Decision {
  const isThere = isUnproven === true || unproven !== undefined;
  const why = isThere ? 'unproven' : considered.length > 0 ? 'nothing-accepted' : 'nothing-near';
  return { tier: 'miss', why, considered, isAudited: false };
}

/** Nothing answers, but something near is shown to a cheaper model. */
export function adaptDecision({ considered }: Found, { entry }: Candidacy): Decision {
  return { tier: 'adapt', why: 'near', entry: entry.prompt, considered, isAudited: false };
}
