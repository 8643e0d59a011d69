import { seeded } from '../cache/seeded.ts';
import { onNewCloud } from '../drill/on-new-cloud.ts';
import { linesOf, type Outcome, writeReport } from '../report.ts';
import { type Measured, passes } from '../row.ts';
import { cuts } from './cuts.ts';
import { type Options, optionsOf } from './options.ts';
import { overhead } from './overhead.ts';
import { reconnects } from './reconnects.ts';
import { type Stage, setStage } from './stage.ts';
import { startStampingModel } from './stamping-model.ts';

const REPORT = 'reports/streaming.json';
const ENDPOINT = 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME';
const REGION = 'us-east-1';

interface Part {
  readonly id: string;
  readonly title: string;
  measure(stage: Stage): Promise<readonly Measured[]>;
}

/** What `bench -- --scenario streaming` measures, on a local cloud with a model that names instants; 1 where a goal was missed. */
export async function runStreamingBench(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  console.log(`Seed ${options.seed}: each piece of the model names the instant at which it was said.\n`);
  const model = await startStampingModel();
  process.env[ENDPOINT] = model.url;
  try {
    const outcomes = await onNewCloud(['--regions', REGION], async (cloud) => {
      const stage = await setStage(cloud, model);
      return measuredAll(stage, partsOf(options));
    });
    await writeReport(REPORT, outcomes, args.includes('--quick'));
    console.log(`${REPORT} has it all.`);
    const isMissed = ({ measured, failure }: Outcome) =>
      failure !== undefined || measured.some((one) => passes(one) === false);
    return outcomes.some(isMissed) ? 1 : 0;
  } finally {
    await model.close();
  }
}

function partsOf({ seed, timed, interrupted, cut }: Options): Part[] {
  return [
    {
      id: 'overhead',
      title: `from a model's piece to a device, ${timed} answers`,
      measure: (stage) => overhead(stage, timed),
    },
    {
      id: 'reconnects',
      title: `devices that lose their connection, seed ${seed}`,
      measure: (stage) => reconnects(stage, interrupted, seeded(seed)),
    },
    {
      id: 'cuts',
      title: `a model that breaks off, seed ${seed}`,
      measure: (stage) => cuts(stage, cut, seeded(seed + 1)),
    },
  ];
}

async function measuredAll(stage: Stage, parts: readonly Part[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    const outcome = await outcomeOf(stage, part);
    console.log(`${linesOf(outcome)}\n`);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function outcomeOf(stage: Stage, part: Part): Promise<Outcome> {
  const row = { id: part.id, title: part.title, measure: async () => [] };
  const beganMs = performance.now();
  const seconds = () => (performance.now() - beganMs) / 1_000;
  try {
    return { row, measured: await part.measure(stage), seconds: seconds() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { row, measured: [], seconds: seconds(), failure };
  }
}
