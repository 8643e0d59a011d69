import { columns, percent } from '../cache/scenario-report.ts';
import { seededOptions } from '../harness/seeded-options.ts';
import { linesOf, writeReport } from '../report.ts';
import { type Measured, passes } from '../row.ts';
import { type Replay, replay } from './replay.ts';
import { requestsOf } from './requests.ts';

const REPORT = 'reports/mixed.json';
const FULL = 30_000;
const QUICK = 3_000;

/** What `bench -- --scenario mixed` measures; exit code 1 where a goal was missed. */
export async function runMixedBench(args: readonly string[]): Promise<number> {
  const { seed, requests, isQuick } = optionsOf(args);
  const beganMs = performance.now();
  const outcome = await replay(requestsOf(seed, requests), seed);
  const seconds = (performance.now() - beganMs) / 1_000;
  const measured = measuredOf(outcome, requests);
  console.log(`${tableOf(outcome, requests).join('\n')}\n`);
  const title = `${requests} questions of four tenants, all classes, a quarter within conversations, seed ${seed}`;
  const row = { id: 'mixed', title, measure: async () => [] };
  console.log(linesOf({ row, measured, seconds }));
  await writeReport(REPORT, [{ row, measured, seconds }], isQuick);
  console.log(`\n${REPORT} has it all.`);
  for (const example of outcome.examplesOfWrong.slice(0, 5)) {
    console.log(`wrong: ${JSON.stringify(example)}`);
  }
  return measured.some((one) => passes(one) === false) ? 1 : 0;
}

/** @throws Error with a sentence where something is unknown or out of range */
export function optionsOf(args: readonly string[]): { seed: number; requests: number; isQuick: boolean } {
  const { seed, isQuick } = seededOptions(args);
  return { seed, requests: isQuick ? QUICK : FULL, isQuick };
}

function measuredOf(outcome: Replay, requests: number): Measured[] {
  const { answers, judging, embedding, onDemand, routed, hits, wrong, unanswered, judgeCalls } = outcome;
  const dollars = answers + judging + embedding;
  const cheaper = (than: number | undefined) => 100 * (1 - dollars / (than ?? Number.NaN));
  const [cheapest = 0] = Object.values(onDemand).toSorted((a, b) => a - b);
  return [
    {
      name: 'cheaper than the usual model on demand',
      value: cheaper(Math.max(...Object.values(onDemand))),
      unit: '%',
      goal: { atLeast: 60 },
    },
    { name: 'wrong answers', value: (100 * wrong) / requests, unit: '%', goal: { atMost: 2 } },
    { name: 'questions without an answer', value: unanswered, unit: '', goal: { atMost: 0 } },
    {
      name: 'cheaper than the same choice of models without a cache',
      value: cheaper(routed),
      unit: '%',
    },
    {
      name: 'cheaper than the cheapest model on demand, which is not good enough for all',
      value: cheaper(cheapest),
      unit: '%',
    },
    { name: 'answered from the cache', value: (100 * hits) / requests, unit: '%' },
    { name: 'calls of the judge per question', value: judgeCalls / requests, unit: '' },
    { name: 'dollars for answers', value: answers, unit: '$' },
    { name: 'dollars for judging', value: judging, unit: '$' },
    { name: 'dollars for embedding', value: embedding, unit: '$' },
    ...Object.entries(onDemand).map(([name, value]) => ({
      name: `dollars for everything asked of ${name} on demand`,
      value,
      unit: '$',
    })),
  ];
}

function tableOf({ routes }: Replay, requests: number): string[] {
  const rows = Object.entries(routes).sort(([, a], [, b]) => b - a);
  return columns([
    ['answered by', 'questions', 'share'],
    ...rows.map(([route, count]) => [route, String(count), percent(count / requests)]),
  ]);
}
