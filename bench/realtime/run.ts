import { onNewCloud } from '../drill/on-new-cloud.ts';
import { linesOf, type Outcome, writeReport } from '../report.ts';
import { type Measured, passes } from '../row.ts';
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

interface Part {
  readonly id: string;
  readonly title: string;
  measure(): Promise<readonly Measured[]>;
}

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
  const isMissed = ({ measured, failure }: Outcome) =>
    failure !== undefined || measured.some((one) => passes(one) === false);
  return outcomes.some(isMissed) ? 1 : 0;
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
        await crowd.grow(stage.way, few);
        return relayShare(stage, few, edits, SHARES_MS.few);
      },
    },
    {
      id: 'relay-many',
      title: `relay and fan-out beside ${many} connections`,
      measure: async () => {
        await crowd.grow(stage.way, many);
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

async function measuredAll(parts: readonly Part[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    const outcome = await outcomeOf(part);
    console.log(`${linesOf(outcome)}\n`);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function outcomeOf(row: Part): Promise<Outcome> {
  const beganMs = performance.now();
  const seconds = () => (performance.now() - beganMs) / 1_000;
  try {
    return { row, measured: await row.measure(), seconds: seconds() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { row, measured: [], seconds: seconds(), failure };
  }
}
