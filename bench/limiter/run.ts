import { mkdir, writeFile } from 'node:fs/promises';
import { inMemoryLimiterItem } from '../../test/lambdas/store/in-memory-limiter-item.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Judged, judged } from './goals.ts';
import { type LimiterOptions, limiterOptions } from './options.ts';
import { simulate } from './simulate.ts';
import { VARIANTS, type Variant } from './variants.ts';

const FOLDER = 'reports/limiter';

interface Outcome {
  readonly variant: string;
  readonly seconds: number;
  readonly figures: Figures;
  readonly goals: readonly Judged[];
}

/** Runs what `bench -- --scenario limiter` asks for; the exit code: 0 reached every goal, 1 missed one. */
export async function runLimiterBench(args: readonly string[]): Promise<number> {
  const options = limiterOptions(args);
  console.log(
    `Seed ${options.seed}: ${options.minutes} simulated minutes at 1.5 times the quota, the first ${options.warmUpMinutes} of them to settle`,
  );
  const outcomes: Outcome[] = [];
  for (const variant of VARIANTS) {
    outcomes.push(await outcomeOf(variant, options));
  }
  print(outcomes);
  await writeReport(options, outcomes);
  return outcomes.every(({ goals }) => goals.every(({ holds }) => holds)) ? 0 : 1;
}

async function outcomeOf(variant: Variant, options: LimiterOptions): Promise<Outcome> {
  const beganMs = performance.now();
  const run = await simulate(variant, { ...options, item: inMemoryLimiterItem() });
  const figures = figuresOf(run, variant.workload.quota, options.warmUpMinutes);
  const seconds = (performance.now() - beganMs) / 1_000;
  return { variant: variant.name, seconds, figures, goals: judged(figures, variant.goals) };
}

function print(outcomes: readonly Outcome[]): void {
  for (const { variant, goals } of outcomes) {
    const lines = goals.map(lineOf);
    if (lines.length > 0) console.log(`\n${[variant, ...lines].join('\n')}`);
  }
  console.table(outcomes.map(rowOf));
}

function lineOf({ claim, value, goal, holds }: Judged): string {
  const wanted = 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${'atLeast' in goal ? goal.atLeast : ''}`;
  return `  ${holds ? 'pass' : 'MISS'}  ${claim}: ${Number(value.toPrecision(4))}  goal ${wanted}`;
}

function rowOf({ variant, seconds, figures }: Outcome): Record<string, string | number> {
  const { classes, utilisation, highestTokens, highestRequests, throttled } = figures;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return {
    design: variant,
    used: percent(utilisation),
    highest: percent(Math.max(highestTokens, highestRequests)),
    '429': throttled,
    'interactive refused': percent(classes.interactive.refusedFirst),
    'p99 ms': classes.interactive.waitP99Ms,
    batch: percent(classes.batch.share),
    'served large/small': `${percent(classes.standard.servedLarge)} / ${percent(classes.standard.servedSmall)}`,
    'writes/ask': Number(figures.writesPerAsk.toFixed(2)),
    'writes/answer': Number(figures.writesPerAnswer.toFixed(2)),
    seconds: Number(seconds.toFixed(1)),
  };
}

async function writeReport(options: LimiterOptions, outcomes: readonly Outcome[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const file = `${FOLDER}/limiter.json`;
  await writeFile(file, `${JSON.stringify({ options, outcomes }, null, 2)}\n`);
  console.log(
    `${file} has it all. Repeat it with: npm run bench -- --scenario limiter --seed ${options.seed}`,
  );
}
