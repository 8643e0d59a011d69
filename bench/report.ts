import { mkdir, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname } from 'node:path';
import { type Goal, type Measured, passes, type Row } from './row.ts';

/** One row with what came of it. */
export interface Outcome {
  readonly row: Omit<Row, 'measure'>;
  readonly measured: readonly Measured[];
  readonly seconds: number;
  /** Why it could not be measured. */
  readonly failure?: string;
}

/** One row of the goals as lines of text. */
export function linesOf({ row, measured, seconds, failure }: Outcome): string {
  const title = `${row.title}  [${row.id}, ${seconds.toFixed(0)} s]`;
  const lines = measured.map((one) => `  ${verdictOf(one)}  ${sentenceOf(one)}`);
  const missing = lines.length === 0 ? [`  NOT MEASURED  ${failure ?? row.skipped}`] : [];
  return [title, ...lines, ...missing].join('\n');
}

/** Writes the outcomes for programs. */
export async function writeReport(file: string, outcomes: readonly Outcome[], quick: boolean): Promise<void> {
  const report = {
    at: new Date().toISOString(),
    quick,
    machine: {
      node: process.version,
      platform: platform(),
      arch: arch(),
      cpus: cpus().length,
      load: loadavg(),
    },
    rows: outcomes.map(({ row, measured, seconds, failure }) => ({
      id: row.id,
      title: row.title,
      seconds,
      ...(failure !== undefined && { failure }),
      measured: measured.map((one) => ({ ...one, pass: passes(one) })),
    })),
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

function verdictOf(measured: Measured): string {
  const passed = passes(measured);
  if (passed === undefined) {
    return '    ';
  }
  return passed ? 'pass' : 'MISS';
}

function sentenceOf({ name, value, unit, goal, floor, note }: Measured): string {
  const parts = [
    `${name}: ${shown(value)} ${unit}`,
    goal && `goal ${goalText(goal)}`,
    floor && `floor ${floor}`,
    note && `(${note})`,
  ];
  return parts.filter((part) => part !== undefined).join('  ');
}

function goalText(goal: Goal): string {
  if ('atMost' in goal) {
    return `≤ ${shown(goal.atMost)}`;
  }
  return 'atLeast' in goal ? `≥ ${shown(goal.atLeast)}` : `${shown(goal.from)} … ${shown(goal.to)}`;
}

function shown(value: number): string {
  return value >= 1_000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
}
