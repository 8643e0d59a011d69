import { commitOf } from './apply-model.ts';
import type { Burst } from './arrivals.ts';
import type { CommitCost } from './commit-cost.ts';
import { tryOne } from './grid.ts';
import { burstMeeting } from './meeting.ts';
import { PRICES } from './prices.ts';
import { writeUnitsPerEvent } from './queue-cost.ts';
import type { Settings } from './settings.ts';

/** How many events meet in a commit and what that costs, thought out and played. */
export interface Meeting {
  readonly settings: Settings;
  /** Of a session while it is written to. */
  readonly eventsPerSecond: number;
  readonly thoughtEventsPerCommit: number;
  readonly playedEventsPerCommit: number;
  readonly thoughtWriteUnits: number;
  readonly playedWriteUnits: number;
  readonly dollarsPerMillion: number;
}

interface Options {
  readonly counted: readonly CommitCost[];
  readonly regions: number;
  /** Of the queue; high enough that windows follow each other, which is what the formula is for. */
  readonly perSecond: number;
}

const BURST_MS = 10_000;

/** Bursts of one to 64 events in ten seconds, as the settings would gather them. */
export function meetings(settings: readonly Settings[], options: Options): Meeting[] {
  return settings.flatMap((one) => [1, 4, 8, 16, 32, 64].map((events) => meeting(one, events, options)));
}

function meeting(settings: Settings, events: number, { counted, regions, perSecond }: Options): Meeting {
  const burst: Burst = { events, durationMs: BURST_MS };
  const thought = burstMeeting(burst, settings.windowMs, settings.consumers);
  const played = tryOne(settings, perSecond, { counted, burst, regions });
  return {
    settings,
    eventsPerSecond: events / (BURST_MS / 1_000),
    thoughtEventsPerCommit: thought,
    playedEventsPerCommit: played.eventsPerCommit,
    thoughtWriteUnits: writeUnitsPerEvent(counted, { events: thought, commits: 1 }, regions),
    playedWriteUnits: played.writeUnitsPerEvent,
    dollarsPerMillion: played.dollarsPerMillion,
  };
}

/** A message is sent alone, received by ten and deleted by ten. */
const CALLS_PER_MESSAGE = 1 + 2 / 10;

/**
 * Events that must meet in a commit so that units saved pay for the queue, against writing each event at once.
 * Undefined where even the largest counted commit does not.
 */
export function breakEvenEvents(counted: readonly CommitCost[], regions: number): number | undefined {
  const most = counted.at(-1)?.events ?? 1;
  const queue = CALLS_PER_MESSAGE * PRICES.sqsRequests.dollars;
  const atOnce = unitDollars(counted, 1, regions);
  for (let hundredths = 100; hundredths <= most * 100; hundredths++) {
    const events = hundredths / 100;
    if (unitDollars(counted, events, regions) + queue <= atOnce) return events;
  }
  return undefined;
}

/** Dollars of a million events' write and read units. */
function unitDollars(counted: readonly CommitCost[], events: number, regions: number): number {
  const { writeUnits, readUnits } = commitOf(counted, events);
  const perCommit = writeUnits * regions * PRICES.writeUnits.dollars + readUnits * PRICES.readUnits.dollars;
  return perCommit / events;
}
