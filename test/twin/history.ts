import fc from 'fast-check';
import { cloudOf } from './cloud/cloud.ts';
import type { Design } from './cloud/design.ts';
import { ledgerOf } from './ledger.ts';
import { settle } from './settle.ts';
import { buryLetters, deliver } from './steps/deliver.ts';
import {
  expire,
  heal,
  partition,
  power,
  replicate,
  restart,
  resume,
  skew,
  stream,
  tick,
} from './steps/faults.ts';
import { page } from './steps/page.ts';
import { read } from './steps/read.ts';
import { status } from './steps/status.ts';
import type { Scene, Step } from './steps/step.ts';
import { write } from './steps/write.ts';

/** Steps of the longest history. */
const MOST_STEPS = 150;

/** How often each kind of step is drawn: fast-check draws them alike, so that an entry is a share. */
const STEPS: readonly fc.Arbitrary<Step>[] = [
  ...Array<fc.Arbitrary<Step>>(6).fill(write),
  ...Array<fc.Arbitrary<Step>>(6).fill(deliver),
  ...Array<fc.Arbitrary<Step>>(4).fill(replicate),
  ...Array<fc.Arbitrary<Step>>(3).fill(resume),
  ...Array<fc.Arbitrary<Step>>(4).fill(read),
  ...[page, page, status, status, tick, tick, expire, buryLetters],
  ...[partition, heal, restart, skew, stream, stream, power],
];

/** Any history of a cloud, with the replay path of fast-check if one is to be repeated. */
export function histories(replayPath?: string): fc.Arbitrary<Iterable<Step>> {
  return fc.commands<Scene, Scene, false>([...STEPS], {
    maxCommands: MOST_STEPS,
    size: 'max',
    ...(replayPath !== undefined && { replayPath }),
  });
}

/** What a history came to. */
export interface Lived {
  readonly steps: number;
  /** What the functions counted, by the names of their metrics. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Lives one history from an empty cloud to the settled end. Throws the first violation. */
export async function live(steps: Iterable<Step>, design?: Design): Promise<Lived> {
  const scene: Scene = { ledger: ledgerOf(), cloud: cloudOf(design) };
  await fc.asyncModelRun(() => ({ model: scene, real: scene }), steps);
  await settle(scene);
  return { steps: scene.ledger.steps, counts: scene.cloud.counts };
}
