import { commitOf, ROUNDS, serviceTime } from './apply-model.ts';
import { type Burst, type Rate, steadyBursts } from './arrivals.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import type { CommitCost } from './commit-cost.ts';
import type { Counted } from './count-calls.ts';
import type { Deployment } from './deployment.ts';
import type { Flow } from './flows.ts';
import { type MonthlyBill, monthlyBill } from './monthly-bill.ts';
import { requirePlayable } from './playable.ts';
import { tokenDollars } from './questions.ts';
import { meetingOf, queueCost, sumOf, writeUnitsPerEvent } from './queue-cost.ts';
import type { QueueRun } from './queue-model.ts';
import { acceptToVisibleP95Ms, playSettings, type Settings } from './settings.ts';
import { atPeakOfRegion, burstOf, type Load, loadOf, SECONDS_PER_MONTH, type Traffic } from './traffic.ts';

/** What so many users cost and need. */
export interface SizePlan {
  readonly load: Load;
  readonly bill: MonthlyBill;
  /** Without sign-in, which is the same for whoever counts users by the month. */
  readonly runningDollars: number;
  readonly totalDollars: number;
  /** What models would cost if the cache answered nothing. */
  readonly uncachedDollars: number;
  readonly eventsPerCommit: number;
  /** From the 202 to visible in the same region, of patches, at the mean and at the peak. */
  readonly meanP95Ms: number;
  readonly peakP95Ms: number;
  readonly capacity: Capacity;
}

/** What all sizes share. */
export interface PlanInput {
  readonly traffic: Traffic;
  readonly deployment: Deployment;
  readonly counted: Counted;
}

/** Events that are played to find how they meet. */
const PLAYED_EVENTS = 6_000;
const SHORTEST_MS = 60_000;
const PEAK_MS = 300_000;

export function planSize(users: number, input: PlanInput): SizePlan {
  const { traffic, deployment } = input;
  const load = loadOf(users, traffic);
  const rates = ratesOf(users, input);
  const patches = played(rates.patches, 'bulk', input);
  const flows = flowsOf(patches, played(rates.messages, 'interactive', input), input);
  const bill = monthlyBill({ ...input, load, flows });
  const peak = played(rates.peak, 'bulk', input);
  const total = sumOf(bill);
  return {
    load,
    bill,
    runningDollars: total - bill.Cognito,
    totalDollars: total,
    uncachedDollars: tokenDollars(deployment.ai, load, traffic),
    eventsPerCommit: 1 / flows.patches.commits,
    meanP95Ms: acceptToVisibleP95Ms(patches),
    peakP95Ms: acceptToVisibleP95Ms(peak),
    capacity: capacityOf({
      ...input,
      load,
      flows,
      writeUnits: writeUnitsOf(patches, input),
      mostPerSecond: { bulk: mostPerSecond('bulk', input), interactive: mostPerSecond('interactive', input) },
    }),
  };
}

function flowsOf(patches: QueueRun, messages: QueueRun, { counted, deployment }: PlanInput) {
  return {
    patches: flowOf(patches, counted.patches, deployment),
    messages: flowOf(messages, [counted.message], deployment),
    answers: flowOf(messages, [counted.answer], deployment),
  };
}

function writeUnitsOf(patches: QueueRun, { counted }: PlanInput) {
  return {
    patches: writeUnitsPerEvent(counted.patches, meetingOf(patches), 1),
    messages: counted.message.writeUnits,
    answers: counted.answer.writeUnits,
  };
}

/** Throws a sentence where there are more users than can be played. */
export function requirePlayableUsers(users: number, input: Pick<PlanInput, 'traffic' | 'deployment'>): void {
  for (const rate of Object.values(ratesOf(users, input))) {
    requirePlayable(rate, `${users.toLocaleString('en-US')} users`);
  }
}

/** What is played of so many users: a region's mean minute of both queues, and the peak of the busiest one's patches. */
export function ratesOf(users: number, { traffic, deployment }: Pick<PlanInput, 'traffic' | 'deployment'>) {
  const load = loadOf(users, traffic);
  const mean = (perMonth: number) => perMonth / SECONDS_PER_MONTH / deployment.regions;
  const burst = burstOf(traffic);
  return {
    patches: meanRate(mean(load.patches), burst),
    messages: meanRate(mean(load.messages + load.answers), ALONE),
    peak: steadyBursts(atPeakOfRegion(load.patches, traffic), PEAK_MS, burst),
  };
}

function meanRate(perSecond: number, burst: Burst): Rate {
  return steadyBursts(perSecond, Math.max(SHORTEST_MS, (PLAYED_EVENTS / perSecond) * 1_000), burst);
}

/** How a queue took in what was played, for each event, and what that costs. */
export function flowOf(
  run: QueueRun,
  costs: readonly CommitCost[],
  { regions, functions }: Deployment,
): Flow {
  const { events, commits } = meetingOf(run);
  const commit = commitOf(costs, events / commits);
  return {
    cost: queueCost(run, costs, { regions, memoryMib: functions.apply.memoryMib }),
    commits: commits / events,
    batches: run.batches / events,
    storedBytes: (commit.storedBytes * commits) / events,
    streamBytes: (commit.streamBytes * commits) / events,
  };
}

/** The queue of the template, and what apply costs there. A message is a burst of its own: chats do not meet. */
function played(
  rate: Rate,
  queue: keyof Deployment['queues'],
  { deployment, counted, traffic }: PlanInput,
): QueueRun {
  const settings = settingsOf(queue, deployment);
  return queue === 'bulk'
    ? playSettings(settings, { rate, burst: burstOf(traffic) }, counted.patches)
    : playSettings(settings, { rate, burst: ALONE }, [counted.message], ROUNDS.messages);
}

/** An event that belongs to no burst. */
export const ALONE = { events: 1, durationMs: 0 } as const;

export function settingsOf(queue: keyof Deployment['queues'], { queues, functions }: Deployment): Settings {
  const { batchSize, windowMs, maxConcurrency } = queues[queue];
  return { batchSize, windowMs, consumers: maxConcurrency, queues: 1, memoryMib: functions.apply.memoryMib };
}

/** With full batches in which no two events are of one session. */
export function mostPerSecond(queue: keyof Deployment['queues'], { deployment, counted }: PlanInput): number {
  const { batchSize, consumers, memoryMib } = settingsOf(queue, deployment);
  const serviceMs =
    queue === 'bulk'
      ? serviceTime(counted.patches, memoryMib, ROUNDS.patches)
      : serviceTime([counted.message], memoryMib, ROUNDS.messages);
  return (consumers * batchSize * 1_000) / serviceMs(batchSize, batchSize);
}
