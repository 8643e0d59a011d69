import { readFile } from 'node:fs/promises';
import { decoded } from './judge/histogram.ts';
import type { Scenario } from './plan/scenario.ts';
import type { LoadReport } from './report/load-report.ts';

/**
 * The report of an earlier load that `--baseline` names, read before anything is started: a load takes minutes.
 * @throws Error with a sentence where it is no report, or one of none of these scenarios
 */
export async function baselineIn(file: string, scenarios: readonly Scenario[]): Promise<LoadReport> {
  const refuse = (why: string): never => {
    throw new Error(`--baseline is "${file}", which ${why}.`);
  };
  const text = await readFile(file, 'utf8').catch(({ code }) => refuse(`cannot be read (${code})`));
  const report =
    reportIn(text) ?? refuse(`is no report of a load; reports/load/${names(scenarios)[0]}.json is one`);
  const { name } = report.scenario;
  // Fewer users that ask more often, or a shorter load, are another scenario too.
  return names(scenarios).includes(name)
    ? report
    : refuse(`is of ${name}; it must be of ${names(scenarios).join(', ')}`);
}

function names(scenarios: readonly Scenario[]): string[] {
  return scenarios.map(({ name }) => name);
}

/** Nothing where the text does not hold what a comparison needs. */
function reportIn(text: string): LoadReport | undefined {
  try {
    const report = JSON.parse(text) as LoadReport;
    for (const { latency } of report.histograms) decoded(latency);
    return typeof report.scenario.name === 'string' ? report : undefined;
  } catch {
    return undefined;
  }
}
