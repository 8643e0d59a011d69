import { cpus } from 'node:os';
import { WHOLE_LOAD } from '../judge/self-checks.ts';
import type { LoadArguments } from '../options.ts';
import { maximumStep } from '../plan/scenarios.ts';
import { type LoadReport, reportOf } from '../report/load-report.ts';
import { measure, type Rig } from './measure.ts';

/** The highest rate that kept every limit, and what came of each step. */
export interface Maximum {
  readonly sustainedRps: number;
  /** The highest with a report that says something, good or bad, and says good; 0 if none does. */
  readonly validRps: number;
  readonly perCoreRps: number;
  /** Of the cores that the whole system used at that rate, the generator included. */
  readonly perUsedCoreRps: number;
  readonly steps: readonly LoadReport[];
  readonly text: string;
}

const USERS = 5_000;
/** Ten seconds of 200 requests a second. */
const QUICK_USERS = 2_000;
const MOST_STEPS = 24;
/** What answers when all is written has none of them. */
const ANSWERS_ALONE =
  'Held to latencies and errors alone: neither to what was seen everywhere, nor to a ledger, nor to a drain.';

/** Steps up by a quarter until a limit breaks, or the generator can do no more. */
export async function findMaximum(
  rig: Rig,
  { quick, seed, poisson }: LoadArguments,
  by: typeof measure = measure,
): Promise<Maximum> {
  const users = quick ? QUICK_USERS : USERS;
  console.log(`maximum: making ${users} users`);
  await rig.generator.users(rig.cloud.endpoints, users);
  const steps: LoadReport[] = [];
  do {
    const scenario = maximumStep(steps.length, quick, users);
    const report = reportOf(await by(rig, scenario, { seed, poisson }), seed);
    console.log(`  ${scenario.name}: ${report.verdict}${brokenIn(report)}`);
    steps.push(report);
  } while (steps.every(isSustained) && steps.length < MOST_STEPS);
  return maximumOf(steps);
}

/** @param steps in the order of their rates */
export function maximumOf(steps: readonly LoadReport[]): Maximum {
  const best = steps.findLast(isSustained);
  const valid = steps.findLast(({ verdict }) => verdict === 'pass');
  const sustainedRps = rpsOf(best);
  const used = best?.usage.reduce((sum, { meanCores }) => sum + meanCores, 0) ?? 0;
  const cores = best?.machine.cpus ?? cpus().length;
  const perUsedCoreRps = used > 0 ? sustainedRps / used : 0;
  const broke = steps.find((step) => !isSustained(step));
  const text = [
    `Sustained maximum: ${sustainedRps} requests a second, ${(sustainedRps / cores).toFixed(0)} for each of ${cores} cores,`,
    `${perUsedCoreRps.toFixed(0)} for each core in use, clients included.`,
    broke
      ? `${broke.scenario.name} was the first that was not sustained${brokenIn(broke)}.`
      : 'Every step was sustained.',
    ...(best && best !== valid ? [doubtOf(best, valid)] : []),
    ...(steps.some(({ ledger }) => ledger === undefined) ? [ANSWERS_ALONE] : []),
  ].join(' ');
  return {
    sustainedRps,
    validRps: rpsOf(valid),
    perCoreRps: sustainedRps / cores,
    perUsedCoreRps,
    steps,
    text,
  };
}

/** What the best step lacks to be a run that says something, and the best step that lacks nothing. */
function doubtOf(best: LoadReport, valid: LoadReport | undefined): string {
  const broken = best.selfChecks.filter(({ holds }) => !holds);
  const lacks = broken.map(
    ({ name, value, unit, is, limit }) =>
      `${name} ${Number(value.toPrecision(3))} ${unit} (${is} ${limit} is valid)`,
  );
  return [
    `${best.scenario.name} kept its limits with ${lacks.join(', ')}:`,
    valid
      ? `${valid.scenario.name} was the highest that was valid too.`
      : 'no step that was valid kept them.',
  ].join(' ');
}

function rpsOf(step: LoadReport | undefined): number {
  return step?.scenario.phases[0]?.toRps ?? 0;
}

/** A busy machine or a late generator make latencies worse than they are: a rate that kept its limits even so counts. */
function isSustained({ thresholds, selfChecks }: LoadReport): boolean {
  const sent = selfChecks.filter(({ name }) => WHOLE_LOAD.includes(name));
  return [...thresholds, ...sent].every(({ holds }) => holds);
}

function brokenIn({ thresholds, selfChecks }: LoadReport): string {
  const broken = [...selfChecks, ...thresholds].filter(({ holds }) => !holds);
  return broken.map(({ name, value, unit }) => `; ${name} ${Number(value.toPrecision(3))} ${unit}`).join('');
}
