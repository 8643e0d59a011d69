import { scaleAt } from './adaptation.ts';
import type { CallClass } from './call-class.ts';
import { isGreedy } from './fair-share.ts';
import {
  type Charge,
  type Dimension,
  holds,
  type Levels,
  type Step,
  startsInUs,
  stepOf,
  stepped,
  waitUs,
} from './level.ts';
import type { LimiterState, OpenCall } from './limiter-state.ts';
import { type Quota, type Steering, shareOf } from './steering.ts';

/** A call that wants to be made. */
export interface Ask {
  /** Names the reservation, short and unlike all others; the same one again is the same reservation. */
  readonly key: string;
  readonly callClass: CallClass;
  readonly tenant: string;
  /** What the service will reserve: the input and all the output that the call may have. */
  readonly tokens: number;
  /** How long it has waited already. */
  readonly ageMs: number;
}

/** A reservation as one conditional write. */
export interface ReserveWrite {
  readonly key: string;
  readonly steps: readonly Step[];
  readonly open: OpenCall;
  readonly nowUs: number;
  /** What of the target the costs were reckoned with. */
  readonly scale: number;
  /** The shrinking that says so; another one makes the write void. Microseconds, 0 for none. */
  readonly shrunkAtUs: number;
  /** Keys of calls that nobody will settle any more. */
  readonly forgotten: readonly string[];
}

/** The costs of a call, in time of the quota. */
export interface Costs {
  readonly requestsUs: number;
  readonly tokensUs: number;
}

const MINUTE_US = 60_000_000;
const MOST_FORGOTTEN = 20;
const LOAD_GOES_ON_US = 30_000_000;
const FLOORS: Readonly<Record<CallClass, Dimension | undefined>> = {
  interactive: undefined,
  standard: 'floor-standard',
  batch: 'floor-batch',
};

/** What one request and so many tokens cost while so much of the target is given out; nothing of an infinite quota. */
export function costsOf(tokens: number, quota: Quota, steering: Steering, scale: number): Costs {
  const usOf = (amount: number, perMinute: number): number =>
    Math.ceil((amount * MINUTE_US) / (perMinute * steering.target * scale));
  return { requestsUs: usOf(1, quota.requestsPerMinute), tokensUs: usOf(tokens, quota.tokensPerMinute) };
}

/** What a call costs of a floor: of the quota of which it takes more. */
export function floorCostUs({ requestsUs, tokensUs }: Costs, floor: number): number {
  return Math.ceil(Math.max(requestsUs, tokensUs) / floor);
}

/** The write that reserves, by what is believed of the state: by the class's floor where that has room. */
export function reserveWrite(
  ask: Ask,
  believed: LimiterState,
  nowUs: number,
  quota: Quota,
  steering: Steering,
): ReserveWrite {
  const ways = waysOf(ask, believed, nowUs, quota, steering);
  const way = ways.find((charges) => charges.every((charge) => waitUs(charge, believed.levels, nowUs) === 0));
  const charges = way ?? (ways[0] as readonly Charge[]);
  const atMs = Math.floor(nowUs / 1_000);
  const steps = charges.map((charge) => stepOf(charge, believed.levels, nowUs, steering.slackMs * 1_000));
  const beginsInUs = Math.max(0, ...steps.map((step) => believedStartUs(step, believed.levels)));
  return {
    key: ask.key,
    steps,
    open: {
      atMs: Math.ceil((nowUs + beginsInUs) / 1_000),
      tenant: ask.tenant,
      byFloor: charges === ways[1],
    },
    nowUs,
    scale: scaleAt(believed, nowUs, steering),
    shrunkAtUs: believed.shrunk?.atUs ?? 0,
    forgotten: abandoned(believed, atMs, steering),
  };
}

function believedStartUs(step: Step, levels: Levels): number {
  return Math.min(startsInUs(step, stepped(step, levels)), step.toUs - step.atOnceUs);
}

/** What a state has probably become since it was seen: under a load that goes on, levels keep their distance from now. */
export function believed(state: LimiterState, seenAtUs: number, nowUs: number): LimiterState {
  const moved = Math.min(LOAD_GOES_ON_US, Math.max(0, nowUs - seenAtUs));
  const levels = Object.entries(state.levels).map(([dimension, level]) => [dimension, level + moved]);
  return { ...state, levels: Object.fromEntries(levels) as Levels };
}

/** Whether the write would be made. */
export function isReservable(write: ReserveWrite, state: LimiterState): boolean {
  return (
    !state.open.has(write.key) &&
    (state.shrunk?.atUs ?? 0) === write.shrunkAtUs &&
    write.steps.every((step) => holds(step, state.levels))
  );
}

/** The state after the write. */
export function reserved(write: ReserveWrite, state: LimiterState): LimiterState {
  const open = new Map(state.open).set(write.key, write.open);
  for (const key of write.forgotten) {
    open.delete(key);
  }
  const levels = write.steps.reduce((after, step) => stepped(step, after), state.levels);
  return { ...state, levels, atUs: write.nowUs, open };
}

/** How long until one of the ways in is open, if nobody else goes in before. Milliseconds. */
export function retryAfterMs(
  ask: Ask,
  state: LimiterState,
  nowUs: number,
  quota: Quota,
  steering: Steering,
): number {
  const waits = waysOf(ask, state, nowUs, quota, steering).map((charges) =>
    Math.max(0, ...charges.map((charge) => waitUs(charge, state.levels, nowUs))),
  );
  return Math.ceil(Math.min(...waits) / 1_000);
}

/** By the class's share of the burst, and by its floor up to the whole of it, which large calls must not fill ahead. */
function waysOf(ask: Ask, state: LimiterState, nowUs: number, quota: Quota, steering: Steering): Charge[][] {
  const costs = costsOf(ask.tokens, quota, steering, scaleAt(state, nowUs, steering));
  const share = steering.shares[ask.callClass];
  const greed = isGreedy(state, ask.tenant) ? steering.greedyShare : 0;
  const common = charges(costs, shareOf(share, ask.ageMs) - greed, share.bookMs, steering);
  const dimension = FLOORS[ask.callClass];
  if (dimension === undefined || share.floor === 0) {
    return [common];
  }
  const costUs = floorCostUs(costs, share.floor);
  const floor = { dimension, costUs, aheadUs: steering.floorBurstMs * 1_000, bookUs: 0, idleUs: 0 };
  return [common, [...charges(costs, 1, 0, steering).map(atOnce), floor]];
}

/**
 * A large call is let in where a small one would be, so that those never keep it out, but begins once the level has
 * run down by what it takes more. Of the minute before it that is enough, however large it is. Of the minute after it
 * what is larger than the whole burst is charged the time as well that passed unused before it.
 */
function charges(
  { requestsUs, tokensUs }: Costs,
  share: number,
  bookMs: number,
  { burstMs, slackMs, callMs }: Steering,
): Charge[] {
  const limitUs = Math.round((burstMs * share - slackMs) * 1_000);
  const charge = (dimension: Dimension, costUs: number): Charge => {
    const overBurstUs = costUs - (callMs + burstMs) * 1_000;
    const aheadUs = Math.min(limitUs, -slackMs * 1_000 - overBurstUs);
    const bookUs = limitUs + bookMs * 1_000 - aheadUs;
    return { dimension, costUs, aheadUs, bookUs, idleUs: Math.max(0, overBurstUs) };
  };
  const both = [charge('requests', requestsUs), charge('tokens', tokensUs)];
  // An infinite quota costs nothing, and nothing is kept of it.
  return both.filter(({ costUs }) => costUs > 0);
}

function atOnce(charge: Charge): Charge {
  return { ...charge, bookUs: 0 };
}

function abandoned({ open }: LimiterState, atMs: number, { abandonedMs }: Steering): string[] {
  const old = [...open].filter(([, call]) => call.atMs < atMs - abandonedMs);
  return old.slice(0, MOST_FORGOTTEN).map(([key]) => key);
}
