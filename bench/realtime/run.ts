import { onNewCloud } from '../harness/on-new-cloud.ts';
import { exitCodeOf, measuredAll, type Part } from '../parts.ts';
import { writeReport } from '../report.ts';
import { catchUp } from './catch-up.ts';
import { type Crowd, startCrowd } from './crowd.ts';
import { editsToVisible } from './edits.ts';
import { affordable, openFilesLimit } from './open-files.ts';
import { type Options, optionsOf } from './options.ts';
import { fanOut, relayShare } from './pushes.ts';
import { socketIo } from './socket-io.ts';
import { type Stage, setStage } from './stage.ts';
import { reconnectStorm } from './storm.ts';

const REPORT = 'reports/realtime.json';
const SHARES_MS = { few: 40, many: 60 };
const FAN_OUTS = 5;
const CATCH_UP_SECONDS = 1;

/** What `bench -- --scenario realtime` measures, one part after the other; exit code 1 where a goal was missed. */
export async function runRealtimeBench(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  const outcomes = await onNewCloud([], async (cloud) => {
    const stage = await setStage(cloud);
    const crowd = await startCrowd();
    try {
      return await measuredAll(partsOf(options, stage, crowd));
    } finally {
      await crowd.stop();
    }
  });
  outcomes.push(...(await measuredAll([besideUs(options)])));
  await writeReport(REPORT, outcomes, args.includes('--quick'));
  console.log(`${REPORT} has it all.`);
  return exitCodeOf(outcomes);
}

function partsOf({ connections, edits, missed }: Options, stage: Stage, crowd: Crowd): Part[] {
  const [few, wished] = connections;
  const many = affordable(wished, openFilesLimit(), console.log);
  return [
    { id: 'edits', title: 'edits, device to device', measure: () => editsToVisible(stage, edits) },
    {
      id: 'catch-up',
      title: 'catching up after any time away',
      measure: async () => [
        await catchUp(stage, missed[0], CATCH_UP_SECONDS),
        await catchUp(stage, missed[1]),
      ],
    },
    {
      id: 'relay-few',
      title: `relay beside ${few} connections`,
      measure: async () => {
        await crowd.grow(stage.wayBeside, few);
        return relayShare(stage, few, edits, SHARES_MS.few);
      },
    },
    {
      id: 'relay-many',
      title: `relay and fan-out beside ${many} connections`,
      measure: async () => {
        await crowd.grow(stage.wayBeside, many);
        const share = await relayShare(stage, many, edits, SHARES_MS.many);
        return [...share, ...(await fanOut(stage, crowd, FAN_OUTS))];
      },
    },
    { id: 'storm', title: 'everybody reconnects', measure: () => reconnectStorm(stage, crowd) },
  ];
}

function besideUs({ connections, missed }: Options): Part {
  const many = affordable(connections[1], openFilesLimit(), () => undefined);
  return { id: 'socket-io', title: 'Socket.IO beside it', measure: () => socketIo(many, missed[0]) };
}
