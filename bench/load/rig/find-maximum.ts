import { cpus } from 'node:os';
import type { LoadArguments } from '../options.ts';
import { maximumStep } from '../plan/scenarios.ts';
import { type LoadReport, reportOf } from '../report/load-report.ts';
import { measure, type Rig } from './measure.ts';

/** The highest rate that kept every limit, and what came of each step. */
export interface Maximum {
  readonly sustainedRps: number;
  readonly perCoreRps: number;
  /** Of the cores that the whole system used at that rate, the generator included. */
  readonly perUsedCoreRps: number;
  readonly steps: readonly LoadReport[];
  readonly text: string;
}

const USERS = 5_000;
const MOST_STEPS = 24;

/** Steps up by a quarter until a limit breaks. */
export async function findMaximum(rig: Rig, { quick, seed, poisson }: LoadArguments): Promise<Maximum> {
  const users = quick ? USERS / 10 : USERS;
  console.log(`maximum: making ${users} users`);
  await rig.generator.users(rig.cloud.endpoints, users);
  const steps: LoadReport[] = [];
  do {
    const scenario = maximumStep(steps.length, quick, users);
    const report = reportOf(await measure(rig, scenario, { seed, poisson }), seed);
    console.log(`  ${scenario.name} rps: ${report.verdict}${brokenIn(report)}`);
    steps.push(report);
  } while (steps.at(-1)?.verdict === 'pass' && steps.length < MOST_STEPS);
  return maximumOf(steps);
}

/** @param steps in the order of their rates */
export function maximumOf(steps: readonly LoadReport[]): Maximum {
  const best = steps.findLast(({ verdict }) => verdict === 'pass');
  const sustainedRps = best?.scenario.phases[0]?.toRps ?? 0;
  const used = best?.usage.reduce((sum, { meanCores }) => sum + meanCores, 0) ?? 0;
  const cores = best?.machine.cpus ?? cpus().length;
  const perUsedCoreRps = used > 0 ? sustainedRps / used : 0;
  const broke = steps.find(({ verdict }) => verdict !== 'pass');
  const text = [
    `Sustained maximum: ${sustainedRps} requests a second, ${(sustainedRps / cores).toFixed(0)} for each of ${cores} cores,`,
    `${perUsedCoreRps.toFixed(0)} for each core in use, clients included.`,
    broke
      ? `${broke.scenario.name} was the first to break a limit${brokenIn(broke)}.`
      : 'No step broke a limit.',
  ].join(' ');
  return { sustainedRps, perCoreRps: sustainedRps / cores, perUsedCoreRps, steps, text };
}

function brokenIn({ thresholds, selfChecks }: LoadReport): string {
  const broken = [...selfChecks, ...thresholds].filter(({ holds }) => !holds);
  return broken.map(({ name, value, unit }) => `; ${name} ${Number(value.toPrecision(3))} ${unit}`).join('');
}
