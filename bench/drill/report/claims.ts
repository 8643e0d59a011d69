import type { Claim } from '../../harness/claims-text.ts';
import { holds, type Verdict } from '../checker/verdict.ts';

/** Verdicts as they are printed. */
export function claimsOf(verdicts: readonly Verdict[]): Claim[] {
  return verdicts.map((verdict) => {
    const { id, claim, among, amid, violations } = verdict;
    const tried = amid === undefined ? among : `${among}; ${amid} times while faults lasted`;
    const seen = violations.length === 0 ? tried : `${violations.length} against, of ${tried}`;
    return { claim: `${id}: ${claim}`, seen, holds: judgementOf(verdict) };
  });
}

function judgementOf(verdict: Verdict): Claim['holds'] {
  if (holds(verdict)) return 'yes';
  return verdict.violations.length > 0 ? 'NO' : 'NOT TRIED';
}

/** The first few things that speak against each claim that does not hold. */
export function counterexamples(verdicts: readonly Verdict[], most = 3): string[] {
  return verdicts.flatMap(({ id, violations }) =>
    violations.slice(0, most).map((line) => `  ${id}: ${line.slice(0, 300)}`),
  );
}
