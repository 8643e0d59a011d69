import { loadavg } from 'node:os';
import { breakEvenEvents, type Meeting, meetings } from './break-even.ts';
import { type Choice, choiceOf } from './choice.ts';
import { mostPerSecond, type PlanInput, planSize, type SizePlan, settingsOf } from './plan-size.ts';
import { LOOKED_UP, PRICES, QUOTAS } from './prices.ts';
import { playSpike, type SpikeOutcome, spikePerSecond } from './spike.ts';
import { concurrentUsersOf } from './traffic.ts';

/** Everything that a plan found out. */
export interface PlanReport extends PlanInput {
  readonly at: string;
  /** One minute's load average of the machine after counting; CPU is counted too high on a busy one. */
  readonly machineLoad: number;
  readonly lookedUp: string;
  readonly prices: typeof PRICES;
  readonly quotas: typeof QUOTAS;
  readonly sizes: readonly SizePlan[];
  /** As many users as have 30,000 of them online at the peak. */
  readonly concurrent: SizePlan;
  readonly spikes: readonly SpikeOutcome[];
  readonly meetings: readonly Meeting[];
  readonly breakEvenEvents: number | undefined;
  readonly choice: Choice;
}

/** The published plan for so many at once is compared. */
const CONCURRENT = 30_000;
const SPIKE_USERS = [10_000, 1_000_000, 10_000_000];
/** Of a queue in which windows follow each other. */
const BUSY_PER_SECOND = 200;

export function planReport(users: readonly number[], input: PlanInput): PlanReport {
  const { traffic, deployment, counted } = input;
  const bulk = settingsOf('bulk', deployment);
  return {
    at: new Date().toISOString(),
    machineLoad: loadavg()[0] ?? 0,
    lookedUp: LOOKED_UP,
    prices: PRICES,
    quotas: QUOTAS,
    ...input,
    sizes: users.map((one) => planSize(one, input)),
    concurrent: planSize(CONCURRENT / concurrentUsersOf(1, traffic), input),
    spikes: SPIKE_USERS.flatMap((one) => spikesOf(one, input)),
    meetings: meetings([bulk, { ...bulk, consumers: bulk.consumers * 4 }, { ...bulk, windowMs: 0 }], {
      counted: counted.patches,
      regions: deployment.regions,
      perSecond: BUSY_PER_SECOND,
    }),
    breakEvenEvents: breakEvenEvents(counted.patches, deployment.regions),
    choice: choiceOf(input),
  };
}

/** As configured; with the throttle raised alone; and with consumers for the whole rate as well. */
function spikesOf(users: number, input: PlanInput): SpikeOutcome[] {
  return (['bulk', 'interactive'] as const).flatMap((queue) => {
    const { consumers } = settingsOf(queue, input.deployment);
    const needed = (spikePerSecond(users, queue, input.traffic) / mostPerSecond(queue, input)) * consumers;
    // A fifth more, so that what waited while pollers grew is caught up with. Lambda's own limit is 1,000.
    const enough = Math.min(1_000, Math.max(consumers, Math.ceil(needed * 1.2)));
    const configured = playSpike({ users, queue, throttled: true }, input);
    const isCut = spikePerSecond(users, queue, input.traffic) > configured.peakPerSecond + 1e-6;
    if (!isCut) return [configured];
    return [
      configured,
      playSpike({ users, queue, throttled: false }, input),
      playSpike({ users, queue, throttled: false, consumers: enough }, input),
    ];
  });
}
