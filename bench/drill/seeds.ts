import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { onNewCloud } from './on-new-cloud.ts';
import type { Options } from './options.ts';
import { claimsTable, counterexamples } from './report/claims-table.ts';
import { writeReport } from './report/write-report.ts';
import { drill } from './run.ts';

/** Drills one seed after another, each on a cloud of its own, or quickly all on one; whether every claim held. */
export async function drillSeeds(options: Options): Promise<boolean> {
  const results: boolean[] = [];
  if (options.quick) {
    await onNewCloud([], async (cloud) => {
      for (const seed of options.seeds) results.push(await drillSeed(cloud, options, seed));
    });
  } else {
    for (const seed of options.seeds) {
      results.push(await onNewCloud([], (cloud) => drillSeed(cloud, options, seed)));
    }
  }
  return results.every(Boolean);
}

async function drillSeed(cloud: CloudProcess, options: Options, seed: number): Promise<boolean> {
  const { minutes, clients, faults, hiddenSeconds } = options;
  const folder = `reports/drill/seed-${seed}`;
  console.log(`Seed ${seed}: ${clients} clients for ${minutes} minutes; faults: ${faults.join(', ')}`);
  const drilled = await drill(cloud, {
    seed,
    minutes,
    clients,
    faults,
    hiddenSeconds,
    folder,
    print: console.log,
  });
  await writeReport(drilled);
  const { entries, verdicts, struck, healedMs, quietMs } = drilled;
  console.table(claimsTable(verdicts));
  for (const line of counterexamples(verdicts)) console.log(line);
  console.log(
    `Faults struck: ${Object.entries(struck)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
  );
  const rate = Math.round((entries.length * 1_000) / healedMs);
  console.log(
    `${entries.length} operations, ${rate} a second; quiet ${Math.round((quietMs - healedMs) / 1_000)} s after healing.`,
  );
  console.log(
    `${folder}/timeline.html shows it. Repeat it with: npm run drill -- ${repetition(options, seed)}`,
  );
  return verdicts.every(({ violations }) => violations.length === 0);
}

function repetition({ minutes, clients, faults }: Options, seed: number): string {
  return `--seed ${seed} --minutes ${minutes} --clients ${clients} --faults ${faults.join(',')}`;
}
