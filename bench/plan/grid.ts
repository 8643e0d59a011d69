import type { Burst } from './arrivals.ts';
import { steadyBursts } from './arrivals.ts';
import type { CommitCost } from './commit-cost.ts';
import { PRICES } from './prices.ts';
import { meetingOf, queueCost, sumOf, writeUnitsPerEvent } from './queue-cost.ts';
import { acceptToVisibleP95Ms, playSettings, type Settings } from './settings.ts';
import { SECONDS_PER_MONTH } from './traffic.ts';

/** What some settings cost at some rate. */
export interface Tried {
  readonly settings: Settings;
  readonly perSecond: number;
  readonly eventsPerCommit: number;
  /** Of all replicas. */
  readonly writeUnitsPerEvent: number;
  readonly p95Ms: number;
  /** For a million events, with what another queue costs at rest. */
  readonly dollarsPerMillion: number;
}

interface GridInput {
  readonly counted: readonly CommitCost[];
  readonly burst: Burst;
  readonly regions: number;
  /** How much of the traffic is played. */
  readonly playedMs?: number;
}

/** The goal of DESIGN for accept→visible. */
export const MOST_P95_MS = 2_000;
const PLAYED_MS = 60_000;

const SPREADS = [
  { consumers: 2, queues: 1 },
  { consumers: 4, queues: 1 },
  { consumers: 8, queues: 1 },
  { consumers: 2, queues: 2 },
  { consumers: 2, queues: 4 },
] as const;

const GATHERINGS = [
  { windowMs: 0, batchSize: 500 },
  { windowMs: 1_000, batchSize: 100 },
  { windowMs: 1_000, batchSize: 200 },
  { windowMs: 1_000, batchSize: 500 },
  { windowMs: 2_000, batchSize: 500 },
] as const;

/** What AWS allows and could be cheaper: a window is whole seconds, a queue has two consumers at least. */
export function gridOf(memoriesMib: readonly number[]): Settings[] {
  return GATHERINGS.flatMap((gathering) =>
    SPREADS.flatMap((spread) => memoriesMib.map((memoryMib) => ({ ...gathering, ...spread, memoryMib }))),
  );
}

export function tryAll(grid: readonly Settings[], perSecond: number, input: GridInput): Tried[] {
  return grid.map((settings) => tryOne(settings, perSecond, input));
}

export function tryOne(settings: Settings, perSecond: number, input: GridInput): Tried {
  const { counted, burst, regions, playedMs = PLAYED_MS } = input;
  const run = playSettings(settings, { rate: steadyBursts(perSecond, playedMs, burst), burst }, counted);
  const perMillion = sumOf(queueCost(run, counted, { regions, memoryMib: settings.memoryMib }));
  return {
    settings,
    perSecond,
    eventsPerCommit: run.lagsMs.length / run.commits,
    writeUnitsPerEvent: writeUnitsPerEvent(counted, meetingOf(run), regions),
    p95Ms: acceptToVisibleP95Ms(run),
    dollarsPerMillion:
      perMillion + ((settings.queues - 1) * queueAtRest()) / ((perSecond * SECONDS_PER_MONTH) / 1_000_000),
  };
}

/** The cheapest that keeps the goal; undefined where none does. */
export function cheapest(tried: readonly Tried[]): Tried | undefined {
  return tried
    .filter(({ p95Ms }) => p95Ms <= MOST_P95_MS)
    .sort((one, other) => one.dollarsPerMillion - other.dollarsPerMillion)[0];
}

const ALARMS_OF_A_QUEUE = 4;
const RECEIVES_AT_REST = (SECONDS_PER_MONTH / 20) * 2 * 2;

/** A month of another queue and its dead letters: alarms (lib/work-queue.ts) and two pollers each. */
function queueAtRest(): number {
  return (
    ALARMS_OF_A_QUEUE * PRICES.alarm.dollars + (RECEIVES_AT_REST / 1_000_000) * PRICES.sqsRequests.dollars
  );
}
