import { onNewCloud } from '../harness/on-new-cloud.ts';
import { shown, type Table } from '../picture/table.ts';
import type { ClaimId } from './checker/verdict.ts';
import { operationsOf } from './history.ts';
import { writeReport } from './report/write-report.ts';
import { type Drilled, drill, type Settings } from './run.ts';
import { argumentsFor, VARIANTS } from './variants.ts';

/** One design under the same faults and seed as the others, and how often each claim failed. */
export interface BesideRow {
  readonly design: string;
  readonly operations: number;
  /** Claims that nothing put to the test. */
  readonly untried: readonly ClaimId[];
  readonly violations: Readonly<Record<ClaimId, number>>;
}

/** Drills one naive design, or ours where it is `meridian`. */
export async function drillDesign(
  design: string,
  settings: Omit<Settings, 'folder' | 'print'>,
  print: Settings['print'] = console.log,
): Promise<BesideRow> {
  const folder = `reports/drill/${design}`;
  const args = design === 'meridian' ? [] : await argumentsFor(design);
  const drilled = await onNewCloud(args, (cloud) => drill(cloud, { ...settings, folder, print }));
  await writeReport(drilled);
  return rowOf(design, drilled);
}

/** What spoke against each claim, of all designs beside each other. */
export function besideTable(rows: readonly BesideRow[]): Table {
  const claims = Object.keys(rows[0]?.violations ?? {}) as ClaimId[];
  return {
    title: 'Times that something spoke against a claim, with the same seed and faults',
    head: ['', ...rows.map(({ design }) => design)],
    rows: [
      ['operations', ...rows.map(({ operations }) => shown(operations))],
      ...claims.map((claim) => [claim, ...rows.map(({ violations }) => shown(violations[claim]))]),
    ],
  };
}

/** Whether a naive design was caught by what its flaw breaks, or ours was put to every test and held. */
export function isAsWanted({
  design,
  untried,
  violations,
}: Pick<BesideRow, 'design' | 'untried' | 'violations'>): boolean {
  const { caughtBy } = VARIANTS[design] ?? {};
  if (caughtBy !== undefined) return caughtBy.some((claim) => violations[claim] > 0);
  return untried.length === 0 && Object.values(violations).every((count) => count === 0);
}

function rowOf(design: string, { entries, verdicts }: Drilled): BesideRow {
  const counts = verdicts.map(({ id, violations }) => [id, violations.length]);
  const untried = verdicts.filter(({ tried }) => tried === 0).map(({ id }) => id);
  return { design, operations: operationsOf(entries), untried, violations: Object.fromEntries(counts) };
}
