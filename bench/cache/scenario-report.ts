import type { Measured } from '../row.ts';

/** What a scenario of the cache came to. */
export interface ScenarioReport {
  readonly title: string;
  readonly seed: number;
  readonly measured: readonly Measured[];
  /** Lines of a table for people. */
  readonly table: readonly string[];
  /** For programs. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Columns of text, the first to the left and the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}

export function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`;
}
