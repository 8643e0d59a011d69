import { chunked } from '../../lambdas/store/chunked.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { claimsText } from '../harness/claims-text.ts';
import { onNewCloud } from '../harness/on-new-cloud.ts';
import { holds, isAmidFaults, isAmidFaultsAtOnce } from './checker/verdict.ts';
import { operationsOf, sentBefore } from './history.ts';
import { isBrief } from './nemesis/fault-plan.ts';
import { idleKinds, idleParts } from './nemesis/idle-kinds.ts';
import type { Options } from './options.ts';
import { claimsOf, counterexamples } from './report/claims.ts';
import { writeReport } from './report/write-report.ts';
import { type Drilled, drill } from './run.ts';

interface Outcome {
  readonly seed: number;
  readonly operations: number;
  /** Those that were sent while faults lasted. */
  readonly amid: number;
  readonly isClean: boolean;
}

/**
 * Drills one seed after another, quickly two at once: a drill of seconds waits most of its time for what died. Each has
 * a cloud of its own. Answers whether every drill was clean.
 */
export async function drillSeeds(options: Options): Promise<boolean> {
  const { seeds, quick } = options;
  const drillOne = (seed: number) => onNewCloud([], (cloud) => drillSeed(cloud, options, seed));
  const outcomes: Outcome[] = [];
  for (const some of chunked(seeds, quick ? 2 : 1)) {
    outcomes.push(...(await Promise.all(some.map(drillOne))));
  }
  const failing = outcomes.filter(({ isClean }) => !isClean).map(({ seed }) => seed);
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const operations = `${sum((one) => one.operations)} operations, ${sum((one) => one.amid)} of them while faults lasted`;
  const judgement =
    failing.length === 0
      ? 'every claim held'
      : `claims failed, were not tried or hardly while faults lasted, or faults never struck, with ${failing.join(', ')}`;
  console.log(`${seeds.length === 1 ? '1 seed' : `${seeds.length} seeds`}, ${operations}: ${judgement}.`);
  return failing.length === 0;
}

async function drillSeed(cloud: CloudProcess, options: Options, seed: number): Promise<Outcome> {
  const { minutes, clients, faults, hiddenSeconds } = options;
  const folder = `reports/drill/seed-${seed}`;
  console.log(`Seed ${seed}: ${clients} clients for ${minutes} minutes; faults: ${faults.join(', ')}`);
  const print = (line: string) => console.log(`  ${seed}:${line}`);
  const settings = { seed, minutes, clients, faults, hiddenSeconds, folder, print };
  const drilled = await drill(cloud, settings);
  await writeReport(drilled);
  tell(drilled);
  console.log(
    `${folder}/timeline.html shows it. Repeat it with: npm run drill -- ${repetition(options, seed)}`,
  );
  const { entries, healedMs } = drilled;
  const amid = operationsOf(sentBefore(healedMs, entries));
  return { seed, operations: operationsOf(entries), amid, isClean: isClean(drilled) };
}

/** Whether every claim held under every fault that was asked for, and while these lasted; within seconds, some. */
export function isClean({
  settings,
  verdicts,
  struck,
}: Pick<Drilled, 'settings' | 'verdicts' | 'struck'>): boolean {
  const isHard = isBrief(settings.minutes)
    ? verdicts.every(isAmidFaultsAtOnce)
    : idleKinds(settings.faults, struck).length === 0 && verdicts.every(isAmidFaults);
  return isHard && verdicts.every(holds);
}

function tell({ settings, entries, verdicts, struck, healedMs, quietMs }: Drilled): void {
  console.log(claimsText(claimsOf(verdicts)));
  for (const line of counterexamples(verdicts)) console.log(line);
  const strikes = Object.entries(struck).map(([kind, count]) => `${kind} ${count}`);
  console.log(`Faults struck: ${strikes.join(', ')}.`);
  const idle = idleKinds(settings.faults, struck);
  if (idle.length > 0) console.log(`NEVER STRUCK${excuse(settings)}: ${idle.join(', ')}.`);
  const parts = idleParts(settings.faults, struck);
  if (parts.length > 0) console.log(`Struck in part, without what is named: ${parts.join(', ')}.`);
  const late = verdicts.filter((verdict) => !isAmidFaults(verdict)).map(({ id }) => id);
  if (late.length > 0)
    console.log(`HARDLY TRIED WHILE FAULTS LASTED${excuse(settings)}: ${late.join(', ')}.`);
  const amid = operationsOf(sentBefore(healedMs, entries));
  const rate = Math.round((amid * 1_000) / healedMs);
  const quietSeconds = Math.round((quietMs - healedMs) / 1_000);
  console.log(
    `${operationsOf(entries)} operations in ${entries.length} requests; ${amid} of them while faults lasted, ${rate} a second; quiet ${quietSeconds} s after healing.`,
  );
}

function excuse({ minutes }: Drilled['settings']): string {
  return isBrief(minutes) ? ', as may be within seconds' : '';
}

function repetition({ minutes, clients, faults, quick }: Options, seed: number): string {
  return `${quick ? '--quick ' : ''}--seed ${seed} --minutes ${minutes} --clients ${clients} --faults ${faults.join(',')}`;
}
