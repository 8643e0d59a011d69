import { seeded } from '../cache/seeded.ts';
import { onNewCloud } from '../harness/on-new-cloud.ts';
import { seededOptions } from '../harness/seeded-options.ts';
import { linesOf, writeReport } from '../report.ts';
import { type Measured, passes } from '../row.ts';
import { startStampingModel } from '../streaming/stamping-model.ts';
import { identicalAtOnce } from './identical.ts';
import { mixedTenants } from './tenants.ts';

const REPORT = 'reports/shared.json';
const ENDPOINT = 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME';
const FULL = { identical: 100, mixed: 2_000 } as const;
const QUICK = { identical: 20, mixed: 100 } as const;

/** What `bench -- --scenario shared` measures over the real functions on a local cloud; 1 where a goal was missed. */
export async function runSharedBench(args: readonly string[]): Promise<number> {
  const { seed, isQuick } = seededOptions(args);
  const { identical, mixed } = isQuick ? QUICK : FULL;
  // No digits: what looks like the number of a card is never kept.
  const model = await startStampingModel(wordsOf(seeded(seed + 1)));
  process.env[ENDPOINT] = model.url;
  const beganMs = performance.now();
  try {
    const measured = await onNewCloud(
      ['--regions', 'us-east-1'],
      async (cloud): Promise<Measured[]> => [
        ...(await identicalAtOnce(cloud, model, identical)),
        ...(await mixedTenants(cloud, model, { requests: mixed, random: seeded(seed) })),
      ],
    );
    const seconds = (performance.now() - beganMs) / 1_000;
    const title = `answers that are shared, and those that must not be, seed ${seed}`;
    const row = { id: 'shared', title, measure: async () => [] };
    console.log(linesOf({ row, measured, seconds }));
    await writeReport(REPORT, [{ row, measured, seconds }], isQuick);
    console.log(`\n${REPORT} has it all.`);
    return measured.some((one) => passes(one) === false) ? 1 : 0;
  } finally {
    await model.close();
  }
}

/** Words that hardly ever come twice. */
function wordsOf(random: () => number): () => string {
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  return () => Array.from({ length: 10 }, letter).join('');
}
