import type { Bench } from './harness/bench.ts';

/** What a measured value must be; absent where it is only reported. */
export type Goal =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly from: number; readonly to: number };

/** One line of the report. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  /** `×` for ratios. */
  readonly unit: string;
  readonly goal?: Goal;
  /** What no implementation can beat, in words. */
  readonly floor?: string;
  /** What the value was made of. */
  readonly note?: string;
}

/** One row of the goals. It runs alone, with its own baseline built in the same run. */
export interface Row {
  /** What `--only` calls it; `--only accept` takes `accept-cpu` too. */
  readonly id: string;
  readonly title: string;
  /** Said where nothing was measured. */
  readonly skipped?: string;
  measure(bench: Bench): Promise<readonly Measured[]>;
}

/** Whether a value reaches its goal; undefined where it has none. */
export function passes({ value, goal }: Pick<Measured, 'value' | 'goal'>): boolean | undefined {
  if (goal === undefined) {
    return undefined;
  }
  if ('atMost' in goal) {
    return value <= goal.atMost;
  }
  return 'atLeast' in goal ? value >= goal.atLeast : value >= goal.from && value <= goal.to;
}
