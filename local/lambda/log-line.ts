/** One line that a function wrote, or that the platform says about it. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly region: string;
  readonly functionName: string;
  /** Invocation during which the line came, as far as there was one. */
  readonly requestId?: string;
  readonly source: 'stdout' | 'stderr' | 'platform';
  /** A fault in force did it, such as one that kills functions or takes their region down: nothing to look into. */
  readonly isMeant?: true;
  readonly text: string;
}
