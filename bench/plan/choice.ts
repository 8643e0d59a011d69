import { cheapest, gridOf, MOST_P95_MS, type Tried, tryAll } from './grid.ts';
import { type PlanInput, settingsOf } from './plan-size.ts';
import { MIB_PER_VCPU } from './prices.ts';
import type { Settings } from './settings.ts';
import { burstOf } from './traffic.ts';

/** What the settings of the bulk queue cost at several rates, and which of them to take. */
export interface Choice {
  /** Patches a second that the throttle of a region's API lets through, by the mix of the traffic. */
  readonly admittedPerSecond: number;
  readonly rates: readonly AtRate[];
  /** The cheapest at the usual rate among those that keep the goal at every rate up to the admitted one. */
  readonly best: Settings | undefined;
}

interface AtRate {
  readonly perSecond: number;
  readonly tried: readonly Tried[];
  readonly ours: Tried | undefined;
  readonly cheapest: Tried | undefined;
  /** With the settings that are best on the whole. */
  readonly best: Tried | undefined;
}

/** About the mean of ten million users in one of three regions: most months are spent at or below it. */
const USUAL_PER_SECOND = 50;
/** A bit more than half a vCPU, and a whole one. */
const MEMORIES_MIB = [1_024, MIB_PER_VCPU];
const RATES = [5, USUAL_PER_SECOND, 150, 300, 450];

export function choiceOf(input: PlanInput, playedMs?: number): Choice {
  const { traffic, deployment, counted } = input;
  const ours = settingsOf('bulk', deployment);
  const grid = gridOf([...new Set([ours.memoryMib, ...MEMORIES_MIB])]);
  const gridInput = {
    counted: counted.patches,
    burst: burstOf(traffic),
    regions: deployment.regions,
    ...(playedMs !== undefined && { playedMs }),
  };
  const rates = RATES.map((perSecond) => ({ perSecond, tried: tryAll(grid, perSecond, gridInput) }));
  const admittedPerSecond = deployment.requestsPerSecond * traffic.patchShare;
  const best = bestOf(rates, admittedPerSecond);
  return {
    admittedPerSecond,
    best,
    rates: rates.map(({ perSecond, tried }) => ({
      perSecond,
      tried,
      ours: found(tried, ours),
      cheapest: cheapest(tried),
      best: best && found(tried, best),
    })),
  };
}

type Rates = readonly { readonly perSecond: number; readonly tried: readonly Tried[] }[];

/** Of settings that cost the same at the usual rate, the cheaper at the most that is admitted. */
function bestOf(rates: Rates, admittedPerSecond: number): Settings | undefined {
  const admitted = rates.filter(({ perSecond }) => perSecond <= admittedPerSecond);
  const usual = rates.find(({ perSecond }) => perSecond === USUAL_PER_SECOND)?.tried ?? [];
  const keeps = ({ settings }: Tried) =>
    admitted.every(({ tried }) => (found(tried, settings)?.p95Ms ?? Number.POSITIVE_INFINITY) <= MOST_P95_MS);
  const atMost = ({ settings }: Tried) =>
    found(admitted.at(-1)?.tried ?? [], settings)?.dollarsPerMillion ?? 0;
  const [best] = usual
    .filter(keeps)
    .sort((one, other) => one.dollarsPerMillion - other.dollarsPerMillion || atMost(one) - atMost(other));
  return best?.settings;
}

function found(tried: readonly Tried[], wanted: Settings): Tried | undefined {
  return tried.find(({ settings }) =>
    Object.entries(wanted).every(([name, value]) => settings[name as keyof Settings] === value),
  );
}
