import { setTimeout as pause } from 'node:timers/promises';
import type { EventType } from '../../../lambdas/contract/events.ts';
import { EVENT_PREFIX } from '../../../lambdas/contract/keys.ts';
import { recordsFrom, type StreamRecord, tipsOf } from './streams-call.ts';

/** Event id → region → when it was first seen there. Milliseconds since 1970. */
export type Sightings = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Where each region's AWS services answer. */
type Regions = Readonly<Record<string, { readonly aws: string }>>;

/** Watches events become visible. */
export interface Visibility {
  readonly sightings: Sightings;
  /** The same of the ends of questions, by the questions' ids. */
  readonly ends: Sightings;
  /** Looks once more at everything that is there by now, then no more. */
  stop(): Promise<void>;
}

/** An event as far as it is looked at. */
interface SeenEvent {
  readonly id: string;
  readonly type?: string;
  readonly data?: { readonly completion?: string };
}

const LOOK_EVERY_MS = 100;
const ENDS: ReadonlySet<string> = new Set<EventType>([
  'completion.finished',
  'completion.failed',
  'completion.cancelled',
]);

/**
 * Subscribes to the event stores' change streams, as a relay to devices does: one cheap call a look tells of all
 * events of all sessions in a region. Asking for the status of each, or waiting for it in a read, would put several
 * requests on the cloud for each write that is measured, and tell the time no better than those look.
 */
export async function watchVisibility(regions: Regions, table: string): Promise<Visibility> {
  const sightings = new Map<string, Record<string, number>>();
  const ends = new Map<string, Record<string, number>>();
  const stopping = new AbortController();
  const shards = await Promise.all(
    Object.entries(regions).map(async ([region, { aws }]) =>
      (await tipsOf(aws, region, table)).map((tip) => ({ region, endpoint: aws, tip })),
    ),
  );
  const note = (region: string, { id, type = '', data }: SeenEvent): void => {
    see(sightings, region, id);
    if (ENDS.has(type) && data?.completion !== undefined) {
      see(ends, region, data.completion);
    }
  };
  const ended = Promise.all(shards.flat().map((shard) => follow(shard, note, stopping.signal)));
  // What fails before the stop is told at the stop.
  ended.catch(() => {});
  return {
    sightings,
    ends,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

function see(sightings: Map<string, Record<string, number>>, region: string, id: string): void {
  const seen = sightings.get(id) ?? {};
  seen[region] ??= Date.now();
  sightings.set(id, seen);
}

interface Followed {
  readonly region: string;
  readonly endpoint: string;
  readonly tip: string;
}

/** Ends when it is told to stop and has seen everything that was there. */
async function follow(
  { region, endpoint, tip }: Followed,
  note: (region: string, event: SeenEvent) => void,
  stopping: AbortSignal,
): Promise<void> {
  for (let at: string | undefined = tip; at !== undefined; ) {
    // Asked before the stop, an answer may not know what happened before the stop.
    const isAfterStop = stopping.aborted;
    const page: Page = await recordsFrom(endpoint, region, at).catch((error) =>
      unless(isAfterStop, error, at),
    );
    for (const event of page.Records.flatMap(eventsIn)) {
      note(region, event);
    }
    at = isAfterStop && page.Records.length === 0 ? undefined : page.NextShardIterator;
    await pause(stopping.aborted ? 0 : LOOK_EVERY_MS);
  }
}

type Page = Awaited<ReturnType<typeof recordsFrom>>;

/** A region that is down is asked again; at the stop all have to answer, or nobody knows what was visible. */
function unless(isAfterStop: boolean, error: unknown, NextShardIterator: string | undefined): Page {
  if (isAfterStop) {
    throw error;
  }
  return { Records: [], ...(NextShardIterator && { NextShardIterator }) };
}

function eventsIn({ dynamodb }: StreamRecord): SeenEvent[] {
  const { sk, events } = dynamodb?.NewImage ?? {};
  return sk?.S?.startsWith(EVENT_PREFIX)
    ? (events?.L ?? []).map(({ S = '{}' }) => JSON.parse(S) as SeenEvent)
    : [];
}
