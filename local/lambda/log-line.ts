/** One line that a function wrote, or that the platform says about it. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly region: string;
  readonly functionName: string;
  /** Invocation during which the line came, as far as there was one. */
  readonly requestId?: string;
  readonly source: 'stdout' | 'stderr' | 'platform';
  /** Somebody killed the function, by a fault or by taking its region down: nothing to look into. */
  readonly isMeant?: true;
  readonly text: string;
}
