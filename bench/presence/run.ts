import { parseArgs } from 'node:util';
import { onNewCloud } from '../harness/on-new-cloud.ts';
import { exitCodeOf, measuredAll, type Part } from '../parts.ts';
import { writeReport } from '../report.ts';
import { crashes } from './crashes.ts';
import { cleanLeaves } from './leaves.ts';
import { lostRegion } from './lost-region.ts';
import { type Stage, setStage } from './stage.ts';

const REPORT = 'reports/presence.json';
const CROWD = { leavers: 10, crashers: 6, stayers: 3 } as const;

/**
 * What `bench -- --scenario presence` measures: how late a device in another region is shown who goes, against what
 * docs/api.md says; exit code 1 where a goal was missed. It is waiting, so that there is nothing to make quicker.
 * @throws Error with a sentence where something is unknown
 */
export async function runPresenceBench(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: { scenario: { type: 'string' } } });
  const outcomes = await onNewCloud([], async (cloud) => {
    const stage = await setStage(cloud, CROWD);
    try {
      return await measuredAll(partsOf(stage));
    } finally {
      stage.watcher.close();
    }
  });
  await writeReport(REPORT, outcomes, false);
  console.log(`${REPORT} has it all.`);
  return exitCodeOf(outcomes);
}

/** The loss of a region comes last: what it leaves behind would show in the others. */
function partsOf(stage: Stage): Part[] {
  return [
    { id: 'leaves', title: 'clean leaves', measure: () => cleanLeaves(stage) },
    { id: 'crashes', title: 'devices that fall silent', measure: () => crashes(stage) },
    { id: 'lost-region', title: 'a region that is lost', measure: () => lostRegion(stage) },
  ];
}
