/** What a claim is called in options, reports and tables. */
export type ClaimId =
  | 'lost'
  | 'unknown'
  | 'double'
  | 'messages'
  | 'lists'
  | 'divergent'
  | 'stale'
  | 'gaps'
  | 'pushed'
  | 'order'
  | 'times'
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
  /** How often of these while faults lasted; undefined where only the end can tell. */
  readonly amid?: number;
  readonly violations: readonly string[];
}

/** Part of the accepted writes that is to be applied while faults last, so that these meet what applies them. */
const LEAST_APPLIED = 0.25;

/** Whether a claim was put to the test by faults as well, and not by what came after them alone. */
export function isAmidFaults({ id, tried, amid }: Pick<Verdict, 'id' | 'tried' | 'amid'>): boolean {
  if (amid === undefined) return true;
  return id === 'lost' ? amid >= LEAST_APPLIED * tried : amid > 0;
}

/** Every request of who belongs there tries it, from the first second on, however slow a machine is. */
const TRIED_AT_ONCE: ClaimId = 'refused';

/** Whether the claim that is tried within seconds was tried while faults lasted; of the others nothing is wanted. */
export function isAmidFaultsAtOnce({ id, amid }: Pick<Verdict, 'id' | 'amid'>): boolean {
  return id !== TRIED_AT_ONCE || amid !== 0;
}

/** Whether a claim was tried, and nothing speaks against it. What was never tried does not hold. */
export function holds({ tried, violations }: Pick<Verdict, 'tried' | 'violations'>): boolean {
  return tried > 0 && violations.length === 0;
}
