import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { percentile } from '../harness/percentile.ts';
import type { Arrival } from '../workload/bursts.ts';
import { LATENCY_MS, ROUNDS, serviceTime } from './apply-model.ts';
import { arrivalsOf, type Burst, type Rate } from './arrivals.ts';
import type { CommitCost } from './commit-cost.ts';
import { requirePlayable } from './playable.ts';
import type { QueueRun } from './queue-model.ts';
import { simulateQueue } from './simulate-queue.ts';

/** How bulk messages reach apply. */
export interface Settings {
  readonly windowMs: number;
  readonly batchSize: number;
  /** Consumers of each queue. */
  readonly consumers: number;
  /** Queues over which sessions are spread by their hash. */
  readonly queues: number;
  readonly memoryMib: number;
}

const SEED = 7;

/** Plays messages through as many queues as the settings say, each session always through the same. Throws where there are too many. */
export function playSettings(
  settings: Settings,
  { rate, burst }: { readonly rate: Rate; readonly burst: Burst },
  counted: readonly CommitCost[],
  rounds: number = ROUNDS.patches,
): QueueRun {
  requirePlayable(rate, 'The users of a plan');
  const runs = Array.from({ length: settings.queues }, (_, queue) =>
    simulateQueue(ofQueue(arrivalsOf(rate, burst, SEED), queue, settings.queues), {
      batchSize: settings.batchSize,
      windowMs: settings.windowMs,
      maxConcurrency: settings.consumers,
      serviceMs: serviceTime(counted, settings.memoryMib, rounds),
      random: seededRandom(SEED, `queue ${queue}`),
    }),
  );
  return merged(runs);
}

/** From the 202 to the end of the commit's invocation, 95 of 100; accept's own call is before the arrival. */
export function acceptToVisibleP95Ms({ lagsMs }: QueueRun): number {
  return LATENCY_MS.sqs + percentile(lagsMs, 95);
}

function* ofQueue(arrivals: Iterable<Arrival>, queue: number, queues: number): Generator<Arrival> {
  for (const arrival of arrivals) {
    if (arrival.session % queues === queue) yield arrival;
  }
}

function merged(runs: readonly QueueRun[]): QueueRun {
  const [first] = runs;
  if (runs.length === 1 && first !== undefined) return first;
  const sum = (of: (run: QueueRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const most = (of: (run: QueueRun) => number) => Math.max(...runs.map(of));
  return {
    lagsMs: Float64Array.from(runs.flatMap(({ lagsMs }) => [...lagsMs])).sort(),
    batches: sum((run) => run.batches),
    commits: sum((run) => run.commits),
    busyMs: sum((run) => run.busyMs),
    calls: sum((run) => run.calls),
    deepest: sum((run) => run.deepest),
    depths: first?.depths ?? [],
    lastArrivalMs: most((run) => run.lastArrivalMs),
    endMs: most((run) => run.endMs),
  };
}
