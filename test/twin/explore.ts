import fc from 'fast-check';
import type { Design } from './cloud/design.ts';
import { histories, live } from './history.ts';
import { makeLimitsSmall } from './small-limits.ts';
import type { Step } from './steps/step.ts';

export interface Exploring {
  /** Steps to take, at least. */
  readonly operations: number;
  readonly seed: number;
  readonly onProgress?: (soFar: Progress) => void;
  /** What is explored; Meridian as it is, where nothing is said. */
  readonly design?: Design;
}

export interface Progress {
  readonly operations: number;
  readonly histories: number;
  /** What the functions counted, by the names of their metrics: it shows what the histories reached. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A history in which something happened that must never, made as short as fast-check could. */
export interface Found {
  readonly violation: string;
  /** The steps, in words. */
  readonly steps: string;
  readonly replay: Replay;
}

/** What repeats a history exactly. */
export interface Replay {
  readonly seed: number;
  readonly path: string;
  readonly replayPath: string;
}

export interface Explored extends Progress {
  readonly violations: readonly Found[];
  readonly seed: number;
  readonly seconds: number;
}

/** Histories between two reports of progress, each such chunk with a seed of its own. */
const CHUNK = 100;

/** Lives random histories until there are enough steps, or one of them breaks a promise. */
export async function explore({ operations, seed, onProgress, design }: Exploring): Promise<Explored> {
  makeLimitsSmall();
  // Refusals are errors, and nobody reads where they came from.
  Error.stackTraceLimit = 0;
  const startedMs = performance.now();
  const progress = { operations: 0, histories: 0, counts: {} as Record<string, number> };
  const violations: Found[] = [];
  for (let chunk = 0; progress.operations < operations && violations.length === 0; chunk++) {
    const run = fc.asyncProperty(histories(), async (steps) => {
      const { steps: taken, counts } = await live(steps, design);
      progress.operations += taken;
      progress.histories++;
      for (const [name, count] of Object.entries(counts)) {
        progress.counts[name] = (progress.counts[name] ?? 0) + count;
      }
    });
    const details = await fc.check(run, { seed: seed + chunk, numRuns: CHUNK });
    violations.push(...foundIn(details));
    onProgress?.({ ...progress });
  }
  return { ...progress, violations, seed, seconds: (performance.now() - startedMs) / 1_000 };
}

/** Lives one history again. Throws as it did then. */
export async function replay({ seed, path, replayPath }: Replay, design?: Design): Promise<void> {
  makeLimitsSmall();
  const run = fc.asyncProperty(histories(replayPath), async (steps) => {
    await live(steps, design);
  });
  await fc.assert(run, { seed, path, endOnFailure: true });
}

function foundIn(details: fc.RunDetails<[Iterable<Step>]>): Found[] {
  if (!details.failed || details.counterexample === null) {
    return [];
  }
  const text = String(details.counterexample[0]);
  const [steps = '', replayPath = ''] = text.split(/\/\*replayPath="(.*)"\*\//);
  const { seed, counterexamplePath, errorInstance } = details;
  return [
    {
      violation: errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
      steps: steps.trim(),
      replay: { seed, path: counterexamplePath ?? '', replayPath },
    },
  ];
}
