/** What a claim is called in options, reports and tables. */
export type ClaimId =
  | 'lost'
  | 'unknown'
  | 'double'
  | 'divergent'
  | 'stale'
  | 'gaps'
  | 'order'
  | 'foreign'
  | 'lies'
  | 'kinesis';

/** One claim, how much it was tried on, and what speaks against it. */
export interface Verdict {
  readonly id: ClaimId;
  readonly claim: string;
  readonly among: string;
  readonly violations: readonly string[];
}
