import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { type Faults, NO_FAULTS } from '../../../local/faults/faults.ts';
import type { Dice } from './dice.ts';
import { FAULT_KINDS, type Subset } from './fault-kinds.ts';

/** One fault from one instant of the drill to another. */
export interface FaultWindow {
  readonly kind: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly faults: Subset;
}

export interface PlanOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
}

/** Windows are about this long, and shorter in a short drill. */
const USUAL_MS = 8_000;
const LEAST_WINDOWS = 4;
/** Windows follow each other after so many units at least, and so many more at most. */
const PAUSE = { least: 0.4, more: 2 };
/** Few ask a model, the first of them at once: these faults are in force from the beginning and for most of the time. */
const SELDOM_MET: readonly string[] = ['model'];
/** Calm at the beginning, so that the history has something to lose. */
const CALM = 0.05;

/** Whether a drill lasts for seconds: so short that what is rare does not happen by chance. */
export function isBrief(minutes: number): boolean {
  return minutes < 1;
}

/**
 * Which faults are in force when: a function of seed, length, kinds and regions and of nothing else, so that a seed
 * repeats it. Each kind draws from a series of its own and does not move when another kind is left out.
 */
export function faultPlan({ seed, minutes, kinds, regions }: PlanOptions): FaultWindow[] {
  const lengthMs = minutes * 60_000;
  return kinds.flatMap((kind) => {
    const dice = { random: seededRandom(seed, `nemesis ${kind}`), regions, isBrief: isBrief(minutes) };
    const choose = FAULT_KINDS[kind] as (typeof FAULT_KINDS)[string];
    const spans = spansOf(dice, lengthMs, SELDOM_MET.includes(kind));
    return spans.map((span) => ({ kind, ...span, faults: choose(dice) }));
  });
}

/** When one kind is in force: again and again for about as long, with calm in between. */
function spansOf(
  { random }: Dice,
  lengthMs: number,
  isSeldomMet: boolean,
): Pick<FaultWindow, 'fromMs' | 'toMs'>[] {
  const unitMs = Math.min(USUAL_MS, lengthMs / LEAST_WINDOWS);
  const spans: Pick<FaultWindow, 'fromMs' | 'toMs'>[] = [];
  let atMs = isSeldomMet ? 0 : lengthMs * CALM + random() * unitMs;
  while (atMs < lengthMs) {
    const toMs = Math.min(lengthMs, atMs + unitMs * (0.4 + random()));
    spans.push({ fromMs: Math.round(atMs), toMs: Math.round(toMs) });
    atMs = toMs + unitMs * (PAUSE.least + (isSeldomMet ? 0 : random() * PAUSE.more));
  }
  return spans;
}

/** The instants at which something changes, in order. */
export function turningPoints(plan: readonly FaultWindow[]): number[] {
  return [...new Set(plan.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].sort((a, b) => a - b);
}

/** All faults in force at an instant. The seed is left out: naming it would begin the dice of the cloud anew. */
export function faultsAt(plan: readonly FaultWindow[], atMs: number): Omit<Faults, 'seed'> {
  const { seed: _, ...none } = NO_FAULTS;
  const inForce = plan.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  return inForce.reduce<Omit<Faults, 'seed'>>((all, { faults }) => overlaid(all, faults), none);
}

/** Lays one subset over another, member by member; lists and numbers are replaced. */
function overlaid<T>(under: T, over: unknown): T {
  if (!isPlain(under) || !isPlain(over)) return over as T;
  const names = Object.keys(over);
  const members = names.map((name) => [name, name in under ? overlaid(under[name], over[name]) : over[name]]);
  return { ...under, ...Object.fromEntries(members) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
