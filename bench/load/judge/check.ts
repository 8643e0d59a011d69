/** One number that a run is held against. */
export interface Check {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  /** Most limits are exclusive upper ones. */
  readonly is: 'below' | 'at most' | 'at least';
}

export type Verdict = 'pass' | 'fail' | 'invalid';

/** Whether a value keeps to its limit. A value that is no number keeps to none. */
export function holds({ value, limit, is }: Check): boolean {
  return is === 'below' ? value < limit : is === 'at most' ? value <= limit : value >= limit;
}

/** What broke a self-check has measured itself and not the cloud: its figures say nothing, good or bad. */
export function verdictOf(thresholds: readonly Check[], selfChecks: readonly Check[]): Verdict {
  if (!selfChecks.every(holds)) {
    return 'invalid';
  }
  return thresholds.every(holds) ? 'pass' : 'fail';
}

export const EXIT_CODES: Readonly<Record<Verdict, number>> = { pass: 0, fail: 1, invalid: 2 };
