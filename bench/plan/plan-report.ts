import { loadavg } from 'node:os';
import { breakEvenEvents, type Meeting, meetings } from './break-even.ts';
import { type Choice, choiceOf } from './choice.ts';
import { type PlanInput, planSize, ratesOf, type SizePlan, settingsOf } from './plan-size.ts';
import { isPlayable } from './playable.ts';
import { LOOKED_UP, PRICES, QUOTAS } from './prices.ts';
import { type Spikes, spikesOf } from './spikes.ts';
import { concurrentUsersOf } from './traffic.ts';

/** Everything that a plan found out. */
export interface PlanReport extends PlanInput, Spikes {
  readonly at: string;
  /** One minute's load average of the machine after counting; CPU is counted too high on a busy one. */
  readonly machineLoad: number;
  readonly lookedUp: string;
  readonly prices: typeof PRICES;
  readonly quotas: typeof QUOTAS;
  readonly sizes: readonly SizePlan[];
  /** As many users as have 30,000 of them online at the peak; none where nobody is, or they are more than can be played. */
  readonly concurrent: SizePlan | undefined;
  readonly meetings: readonly Meeting[];
  readonly breakEvenEvents: number | undefined;
  readonly choice: Choice;
}

/** The published plan for so many at once is compared. */
export const CONCURRENT = 30_000;
/** Of a queue in which windows follow each other. */
const BUSY_PER_SECOND = 200;

/** How much is played; the usual is the most that can be. */
interface Played {
  readonly mostEvents?: number;
  /** Of each setting that is tried. */
  readonly triedMs?: number;
}

export function planReport(
  users: readonly number[],
  input: PlanInput,
  { mostEvents, triedMs }: Played = {},
): PlanReport {
  const { deployment, counted } = input;
  const bulk = settingsOf('bulk', deployment);
  return {
    at: new Date().toISOString(),
    machineLoad: loadavg()[0] ?? 0,
    lookedUp: LOOKED_UP,
    prices: PRICES,
    quotas: QUOTAS,
    ...input,
    sizes: users.map((one) => planSize(one, input)),
    concurrent: concurrentSize(input, mostEvents),
    ...spikesOf(input, mostEvents),
    meetings: meetings([bulk, { ...bulk, consumers: bulk.consumers * 4 }, { ...bulk, windowMs: 0 }], {
      counted: counted.patches,
      regions: deployment.regions,
      perSecond: BUSY_PER_SECOND,
    }),
    breakEvenEvents: breakEvenEvents(counted.patches, deployment.regions),
    choice: choiceOf(input, triedMs),
  };
}

function concurrentSize(input: PlanInput, mostEvents?: number): SizePlan | undefined {
  const users = CONCURRENT / concurrentUsersOf(1, input.traffic);
  const isPlayed = Object.values(ratesOf(users, input)).every((rate) => isPlayable(rate, mostEvents));
  return isPlayed ? planSize(users, input) : undefined;
}
