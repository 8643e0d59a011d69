import { mkdir, writeFile } from 'node:fs/promises';
import { hasten } from '../drill/hasten.ts';
import { claimOf, claimsText } from '../harness/claims-text.ts';
import { onNewCloud } from '../harness/on-new-cloud.ts';
import { textOf } from '../picture/table.ts';
import { errorsBySecond, figures, judge } from './judge.ts';
import { loseRegion } from './lose.ts';
import type { Options } from './options.ts';
import { sentAgain } from './tallied-fetch.ts';

/** Seconds after which what a dying function had received comes again; three minutes would hide all else. */
const HIDDEN_SECONDS = 10;

/** Takes a region away from a fleet under load, prints what that did, and tells whether every goal was reached. */
export async function drillRegionLoss(options: Options): Promise<boolean> {
  const what = options.isDrain ? 'drained and taken away' : 'lost';
  console.log(
    `Seed ${options.seed}: ${options.devices} devices; ${options.region} is ${what} for ${options.awaySeconds} s`,
  );
  return onNewCloud([], async (cloud) => {
    await hasten(cloud, HIDDEN_SECONDS);
    const lost = await loseRegion(cloud, options);
    const checks = judge(lost);
    const numbers = figures(lost);
    console.log(claimsText(checks.map(claimOf)));
    const rows = Object.entries(numbers).map(([name, value]) => [name, `${value}`]);
    console.log(`\n${textOf({ title: 'Figures without a goal', head: ['', ''], rows })}`);
    const devices = lost.fleet.devices.map(({ name, home, knowsRegions, writes, attempts }) => ({
      name,
      home,
      knowsRegions,
      writes: writes.length,
      requests: attempts.length,
      sentAgain: sentAgain(attempts),
    }));
    await keep(options, { options, checks, figures: numbers, errors: errorsBySecond(lost), devices });
    for (const { client } of lost.fleet.devices) client.close();
    return checks.every(({ holds }) => holds);
  });
}

async function keep({ seed, isDrain }: Options, report: unknown): Promise<void> {
  const file = `reports/region-loss/${isDrain ? 'drain' : 'loss'}-${seed}.json`;
  await mkdir('reports/region-loss', { recursive: true });
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
  console.log(`${file} has it all.`);
}
