/** What a claim is called in options, reports and tables. */
export type ClaimId =
  | 'lost'
  | 'unknown'
  | 'double'
  | 'messages'
  | 'divergent'
  | 'stale'
  | 'gaps'
  | 'order'
  | 'foreign'
  | 'refused'
  | 'lies'
  | 'kinesis'
  | 'answers';

/** One claim, how much it was tried on, and what speaks against it. */
export interface Verdict {
  readonly id: ClaimId;
  readonly claim: string;
  readonly among: string;
  /** How often the claim could have failed. */
  readonly tried: number;
  readonly violations: readonly string[];
}

/** Whether a claim was tried, and nothing speaks against it. What was never tried does not hold. */
export function holds({ tried, violations }: Pick<Verdict, 'tried' | 'violations'>): boolean {
  return tried > 0 && violations.length === 0;
}
