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

/** Steps of the longest history, unless something else is asked for. */
const MOST_STEPS = 150;

/** How often each kind of step is drawn: fast-check draws them alike, so that an entry is a share. */
const STEPS: readonly fc.Arbitrary<Step>[] = [
  ...Array<fc.Arbitrary<Step>>(6).fill(write),
  ...Array<fc.Arbitrary<Step>>(6).fill(deliver),
  ...Array<fc.Arbitrary<Step>>(4).fill(replicate),
  ...Array<fc.Arbitrary<Step>>(3).fill(resume),
  ...Array<fc.Arbitrary<Step>>(4).fill(read),
  ...[page, page, status, status, tick, tick, tick, expire, buryLetters],
  ...[partition, heal, restart, skew, stream, stream, power],
];

export interface Extent {
  readonly longest?: number | undefined;
  /** Where fast-check got to, if one history is to be repeated. */
  readonly replayPath?: string;
}

/** Any history of a cloud. */
export function historiesOf({ longest = MOST_STEPS, replayPath }: Extent): fc.Arbitrary<Iterable<Step>> {
  return fc.commands<Scene, Scene, false>([...STEPS], {
    maxCommands: longest,
    size: 'max',
    ...(replayPath !== undefined && { replayPath }),
  });
}

/** What a history came to, however it ends. */
export interface Lived {
  steps: number;
  /** Those of the steps with which a client asked for something. */
  operations: number;
  /** What the functions counted, by the names of their metrics. */
  readonly counts: Record<string, number>;
}

export function nothingLived(): Lived {
  return { steps: 0, operations: 0, counts: {} };
}

/** Lives one history from an empty cloud to the settled end, and adds to what was lived. Throws the first violation. */
export async function live(steps: Iterable<Step>, lived: Lived, design?: Design): Promise<void> {
  const scene: Scene = { ledger: ledgerOf(), cloud: cloudOf(design) };
  try {
    await fc.asyncModelRun(() => ({ model: scene, real: scene }), steps);
    await settle(scene);
  } finally {
    lived.steps += scene.ledger.steps;
    lived.operations += scene.ledger.operations;
    for (const [name, count] of Object.entries(scene.cloud.counts)) {
      lived.counts[name] = (lived.counts[name] ?? 0) + count;
    }
  }
}
