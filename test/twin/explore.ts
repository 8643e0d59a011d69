import fc from 'fast-check';
import { chunkSeed } from './chunk-seed.ts';
import type { Design } from './cloud/design.ts';
import { historiesOf, live, nothingLived } from './history.ts';
import { makeLimitsSmall } from './small-limits.ts';
import type { Step } from './steps/step.ts';

export interface Exploring {
  /** What clients are to ask for, at least: writes, reads, pages and statuses. */
  readonly operations: number;
  readonly seed: number;
  readonly onProgress?: (soFar: Progress) => void;
  /** Steps of the longest history. */
  readonly longest?: number;
  /** Whether to answer the first history that breaks something as it is, since shortening it takes its time. */
  readonly asFound?: boolean;
  /** What is explored; Meridian as it is, where nothing is said. */
  readonly design?: Design;
}

export interface Progress {
  /** What clients asked for. */
  readonly operations: number;
  /** Those, and what happened to the cloud between them. */
  readonly steps: number;
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
  /** Of the chunk in which the history is, not of the exploration. */
  readonly seed: number;
  readonly path: string;
  readonly replayPath: string;
  readonly longest?: number;
}

export interface Explored extends Progress {
  readonly violations: readonly Found[];
  readonly seed: number;
  readonly seconds: number;
}

/** Histories between two reports of progress, each such chunk with a seed of its own. */
const CHUNK = 100;

/** Lives random histories until there are enough operations, or one of them breaks a promise. */
export async function explore({
  operations,
  seed,
  longest,
  asFound = false,
  onProgress,
  design,
}: Exploring): Promise<Explored> {
  makeLimitsSmall();
  const { stackTraceLimit } = Error;
  // Refusals are errors, and nobody reads where they came from.
  Error.stackTraceLimit = 0;
  const startedMs = performance.now();
  const lived = nothingLived();
  const violations: Found[] = [];
  let histories = 0;
  const progress = (): Progress => ({ ...lived, histories, counts: { ...lived.counts } });
  const run = fc.asyncProperty(historiesOf({ longest }), async (steps) => {
    histories++;
    await live(steps, lived, design);
  });
  for (let chunk = 0; lived.operations < operations && violations.length === 0; chunk++) {
    const details = await fc.check(run, {
      seed: chunkSeed(seed, chunk),
      numRuns: CHUNK,
      endOnFailure: asFound,
    });
    violations.push(...foundIn(details).map((found) => withExtent(found, longest)));
    onProgress?.(progress());
  }
  Error.stackTraceLimit = stackTraceLimit;
  return { ...progress(), violations, seed, seconds: (performance.now() - startedMs) / 1_000 };
}

/** Lives one history again. Throws as it did then. */
export async function replay({ seed, path, ...extent }: Replay, design?: Design): Promise<void> {
  makeLimitsSmall();
  const run = fc.asyncProperty(historiesOf(extent), async (steps) => {
    await live(steps, nothingLived(), design);
  });
  const { errorInstance } = await fc.check(run, { seed, path, endOnFailure: true });
  if (errorInstance !== null) {
    throw errorInstance;
  }
}

/** The same path leads elsewhere where histories may be longer. */
function withExtent(found: Found, longest: number | undefined): Found {
  return longest === undefined ? found : { ...found, replay: { ...found.replay, longest } };
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
