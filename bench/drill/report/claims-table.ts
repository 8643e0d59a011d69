import type { Verdict } from '../checker/verdict.ts';

/** A row of what is printed for each claim. */
export interface ClaimRow {
  readonly claim: string;
  readonly seen: string;
  readonly holds: 'yes' | 'NO';
}

export function claimsTable(verdicts: readonly Verdict[]): ClaimRow[] {
  return verdicts.map(({ id, claim, among, violations }) => ({
    claim: `${id}: ${claim}`,
    seen: violations.length === 0 ? among : `${violations.length} against, of ${among}`,
    holds: violations.length === 0 ? 'yes' : 'NO',
  }));
}

/** The first few things that speak against each claim that does not hold. */
export function counterexamples(verdicts: readonly Verdict[], most = 3): string[] {
  return verdicts.flatMap(({ id, violations }) =>
    violations.slice(0, most).map((line) => `  ${id}: ${line.slice(0, 300)}`),
  );
}
