import type { Levels } from './level.ts';

/** A call that has reserved and not settled. */
export interface OpenCall {
  /** When it may begin, as far as was known when it reserved. */
  readonly atMs: number;
  readonly tenant: string;
  /** Whether it was let in by its class's floor. */
  readonly byFloor: boolean;
}

/** What is kept of one inference profile in one region. */
export interface LimiterState {
  readonly levels: Levels;
  /** The newest instant at which anybody reserved, by their clock. Microseconds since 1970. */
  readonly atUs: number;
  /** What was left of the target at the last 429, and when that was. */
  readonly shrunk: { readonly to: number; readonly atUs: number } | undefined;
  /** By key. */
  readonly open: ReadonlyMap<string, OpenCall>;
}

export const UNUSED: LimiterState = { levels: {}, atUs: 0, shrunk: undefined, open: new Map() };
