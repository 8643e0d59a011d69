import { linesOf, type Outcome } from './report.ts';
import { type Measured, passes, type Row } from './row.ts';

/** One thing that a bench measures, with all that it needs. */
export interface Part extends Omit<Row, 'measure'> {
  measure(): Promise<readonly Measured[]>;
}

/** Measures one part after the other and prints each: two at once would measure each other. */
export async function measuredAll(parts: readonly Part[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    const outcome = await outcomeOf(part);
    console.log(`${linesOf(outcome)}\n`);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** 1 where a goal was missed, or a part could not be measured. */
export function exitCodeOf(outcomes: readonly Outcome[]): number {
  const isMissed = ({ measured, failure }: Outcome) =>
    failure !== undefined || measured.some((one) => passes(one) === false);
  return outcomes.some(isMissed) ? 1 : 0;
}

async function outcomeOf(row: Part): Promise<Outcome> {
  const beganMs = performance.now();
  const seconds = () => (performance.now() - beganMs) / 1_000;
  try {
    return { row, measured: await row.measure(), seconds: seconds() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { row, measured: [], seconds: seconds(), failure };
  }
}
