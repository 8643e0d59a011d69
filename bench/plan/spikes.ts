import { mostPerSecond, type PlanInput, settingsOf } from './plan-size.ts';
import { isPlayable } from './playable.ts';
import { playSpike, type SpikeOptions, type SpikeOutcome, spikeRate } from './spike.ts';

/** What became of spikes, and those that bring more events than can be played. */
export interface Spikes {
  readonly spikes: readonly SpikeOutcome[];
  readonly spikesLeftOut: readonly SpikeOptions[];
}

const SPIKE_USERS = [10_000, 1_000_000, 10_000_000];
/** Lambda's own. */
const MOST_CONSUMERS = 1_000;

export function spikesOf(input: PlanInput, mostEvents?: number): Spikes {
  const asked = SPIKE_USERS.flatMap((users) =>
    (['bulk', 'interactive'] as const).flatMap((queue) => asItCouldBe(users, queue, input)),
  );
  const isPlayed = (options: SpikeOptions) => isPlayable(spikeRate(options, input), mostEvents);
  return {
    spikes: asked.filter(isPlayed).map((options) => playSpike(options, input)),
    spikesLeftOut: asked.filter((options) => !isPlayed(options)),
  };
}

/** As configured; with the throttle raised alone; and with consumers for the whole rate as well. */
function asItCouldBe(users: number, queue: SpikeOptions['queue'], input: PlanInput): SpikeOptions[] {
  const configured = { users, queue, throttled: true };
  const raised = { users, queue, throttled: false };
  const perSecond = spikeRate(raised, input).toPerSecond;
  const isCut = perSecond > spikeRate(configured, input).toPerSecond + 1e-6;
  const consumers = enough(perSecond, queue, input);
  return isCut ? [configured, raised, { ...raised, consumers }] : [configured];
}

/** A fifth more than the rate needs, so that what waited while pollers grew is caught up with. */
function enough(perSecond: number, queue: SpikeOptions['queue'], input: PlanInput): number {
  const { consumers } = settingsOf(queue, input.deployment);
  const needed = (perSecond / mostPerSecond(queue, input)) * consumers;
  return Math.min(MOST_CONSUMERS, Math.max(consumers, Math.ceil(needed * 1.2)));
}
