import { seeded } from '../cache/seeded.ts';
import { onNewCloud } from '../harness/on-new-cloud.ts';
import { exitCodeOf, measuredAll, type Part } from '../parts.ts';
import { writeReport } from '../report.ts';
import { cuts } from './cuts.ts';
import { type Options, optionsOf } from './options.ts';
import { overhead } from './overhead.ts';
import { reconnects } from './reconnects.ts';
import { type Stage, setStage } from './stage.ts';
import { startStampingModel } from './stamping-model.ts';

const REPORT = 'reports/streaming.json';
const ENDPOINT = 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME';
const REGION = 'us-east-1';

/** What `bench -- --scenario streaming` measures, on a local cloud with a model that names instants; 1 where a goal was missed. */
export async function runStreamingBench(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  console.log(`Seed ${options.seed}: each piece of the model names the instant at which it was said.\n`);
  const model = await startStampingModel();
  process.env[ENDPOINT] = model.url;
  try {
    const outcomes = await onNewCloud(['--regions', REGION], async (cloud) => {
      const stage = await setStage(cloud, model);
      return measuredAll(partsOf(stage, options));
    });
    await writeReport(REPORT, outcomes, args.includes('--quick'));
    console.log(`${REPORT} has it all.`);
    return exitCodeOf(outcomes);
  } finally {
    await model.close();
  }
}

function partsOf(stage: Stage, { seed, timed, interrupted, cut }: Options): Part[] {
  return [
    {
      id: 'overhead',
      title: `from a model's piece to a device, ${timed} answers`,
      measure: () => overhead(stage, timed),
    },
    {
      id: 'reconnects',
      title: `devices that lose their connection, seed ${seed}`,
      measure: () => reconnects(stage, interrupted, seeded(seed)),
    },
    {
      id: 'cuts',
      title: `a model that breaks off, seed ${seed}`,
      measure: () => cuts(stage, cut, seeded(seed + 1)),
    },
  ];
}
