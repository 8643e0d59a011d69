import { percentile } from '../harness/percentile.ts';
import { SPIKE } from '../load/plan/scenarios.ts';
import { ROUNDS } from './apply-model.ts';
import type { Rate } from './arrivals.ts';
import { ALONE, type PlanInput, settingsOf } from './plan-size.ts';
import type { QueueRun } from './queue-model.ts';
import { playSettings } from './settings.ts';
import { burstOf, type Traffic } from './traffic.ts';

/** Of the load scenario what comes up to the end of its height, for its users. */
export const [RAMP, HEIGHT] = SPIKE.phases;

/** What a spike does to one queue of the busiest region. */
export interface SpikeOutcome {
  readonly users: number;
  readonly queue: 'bulk' | 'interactive';
  /** Whether the API's throttle turns away what is above it, as it is configured, or is raised. */
  readonly throttled: boolean;
  readonly consumers: number;
  /** Of the requests at the height of the spike, those that the throttle answers 429. */
  readonly refusedShare: number;
  readonly peakPerSecond: number;
  readonly events: number;
  readonly deepest: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** From the last arrival until the queue was empty and all was visible. */
  readonly drainMs: number;
  readonly depths: QueueRun['depths'];
}

export interface SpikeOptions {
  readonly users: number;
  readonly queue: SpikeOutcome['queue'];
  readonly throttled: boolean;
  /** Instead of the template's. */
  readonly consumers?: number;
}

export function playSpike(
  { users, queue, throttled, consumers }: SpikeOptions,
  input: PlanInput,
): SpikeOutcome {
  const { traffic, deployment, counted } = input;
  const rate = spikeRate({ users, queue, throttled }, input);
  const template = settingsOf(queue, deployment);
  const settings = { ...template, consumers: consumers ?? template.consumers };
  const run =
    queue === 'bulk'
      ? playSettings(settings, { rate, burst: burstOf(traffic) }, counted.patches)
      : playSettings(settings, { rate, burst: ALONE }, [counted.message], ROUNDS.messages);
  return {
    users,
    queue,
    throttled,
    consumers: settings.consumers,
    refusedShare: 1 - rate.toPerSecond / spikeRate({ users, queue, throttled: false }, input).toPerSecond,
    peakPerSecond: rate.toPerSecond,
    events: run.lagsMs.length,
    deepest: run.deepest,
    p50Ms: percentile(run.lagsMs, 50),
    p95Ms: percentile(run.lagsMs, 95),
    p99Ms: percentile(run.lagsMs, 99),
    drainMs: run.endMs - run.lastArrivalMs,
    depths: run.depths,
  };
}

/** Events that come for a queue of the busiest region. */
export function spikeRate(
  { users, queue, throttled }: SpikeOptions,
  { traffic, deployment }: Pick<PlanInput, 'traffic' | 'deployment'>,
): Rate {
  const requests = spikeOf(users, traffic.busiestRegionShare);
  const admitted = throttled ? cutAt(requests, deployment.requestsPerSecond) : requests;
  return scaled(admitted, shareOf(queue, traffic));
}

/** Of requests; a question brings its answer along. */
function shareOf(queue: SpikeOutcome['queue'], { patchShare, messageShare, aiShare }: Traffic): number {
  return queue === 'bulk' ? patchShare : messageShare + 2 * aiShare;
}

function spikeOf(users: number, share: number): Rate {
  const factor = (users / SPIKE.users) * share;
  return {
    fromPerSecond: RAMP.fromRps * factor,
    toPerSecond: RAMP.toRps * factor,
    rampMs: RAMP.seconds * 1_000,
    holdMs: HEIGHT.seconds * 1_000,
  };
}

/** What is above the limit is answered 429 and comes no more. */
export function cutAt(rate: Rate, most: number): Rate {
  const { fromPerSecond, toPerSecond, rampMs, holdMs } = rate;
  if (toPerSecond <= most) return rate;
  if (fromPerSecond >= most)
    return { fromPerSecond: most, toPerSecond: most, rampMs: 0, holdMs: rampMs + holdMs };
  const reachedMs = (rampMs * Math.log(most / fromPerSecond)) / Math.log(toPerSecond / fromPerSecond);
  return { fromPerSecond, toPerSecond: most, rampMs: reachedMs, holdMs: rampMs + holdMs - reachedMs };
}

function scaled(rate: Rate, share: number): Rate {
  return { ...rate, fromPerSecond: rate.fromPerSecond * share, toPerSecond: rate.toPerSecond * share };
}
