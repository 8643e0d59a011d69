import type { SQSRecord } from 'aws-lambda';
import { consume } from '../../../lambdas/apply/consume.ts';
import { laneCache } from '../../../lambdas/apply/lane-cache.ts';
import type { Committed, Failed, Ports } from '../../../lambdas/apply/ports.ts';
import type { EventData, MeridianEvent } from '../../../lambdas/contract/events.ts';
import { type Commit, mergeLanes } from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import { loadLanes } from '../../../lambdas/store/lanes.ts';
import { ANNA, DUBLIN, eventAt, idAt, SEOUL } from '../domain/factories.ts';
import { recordOf } from '../queue-record.ts';
import { remembering } from '../remembering.ts';
import { type InMemoryStores, inMemoryStores } from '../store/in-memory-stores.ts';

export const NOW = '2026-11-20T18:00:00.000Z';
export const LANES = [SEOUL, DUBLIN];

/** One event on the stream, as a consumer meets it. */
export interface Streamed {
  readonly event: MeridianEvent;
  readonly lane: string;
  readonly version: number;
}

/** A session of Anna's by its number. */
export const sessionAt = (number: number): string => `${ANNA}.${idAt(number)}`;

/** An event of any session. */
export function eventIn<T extends keyof EventData>(
  sessionId: string,
  millis: number,
  type: T,
  data: EventData[T],
  source = ANNA,
): MeridianEvent<T> {
  return { ...eventAt(millis, type, data, source), subject: sessionId };
}

export const patchIn = (sessionId: string, millis: number, patch: Record<string, unknown>, source = ANNA) =>
  eventIn(sessionId, millis, 'profile.patched', patch, source);

/** Apply in Seoul over stores in memory, and what it did beside them. */
export function applying(
  stores: InMemoryStores = inMemoryStores(),
  changes: Partial<Ports> = {},
  remainingMs = () => 30_000,
) {
  const streamed: Streamed[] = [];
  const returned: Failed[] = [];
  const { log, meter, lines, counts } = remembering();
  const ports: Ports = {
    stores,
    sessions: stores.sessions,
    publisher: {
      publish: async (events) => {
        streamed.push(...events.map(streamedOf));
        return new Set();
      },
    },
    redelivery: {
      after: async (messages) => {
        returned.push(...messages);
      },
    },
    asks: undefined,
    log,
    meter,
    lane: SEOUL,
    lanes: LANES,
    nowMs: () => Date.parse(NOW),
    random: () => 0,
    ...changes,
  };
  const cache = laneCache(ports.stores, ports.lanes);
  /** Delivers records, and answers which of them are to come again. */
  const deliver = async (records: readonly SQSRecord[]): Promise<SQSRecord[]> => {
    const { batchItemFailures } = await consume(ports, cache, records, remainingMs);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return records.filter(({ messageId }) => failed.has(messageId));
  };
  const send = (...events: MeridianEvent[]): Promise<SQSRecord[]> =>
    deliver(events.map((event) => recordOf(event)));
  return { ports, stores, streamed, returned, lines, counts, deliver, send };
}

export function streamedOf({ candidate, lane, version }: Committed): Streamed {
  return { event: candidate.event, lane, version };
}

/** The commits of a lane past a version. */
export async function commitsOf(
  stores: InMemoryStores,
  sessionId: string,
  lane = SEOUL,
  past = 0,
): Promise<readonly Commit[]> {
  return (await stores.events.past(sessionId, lane, past)).commits;
}

/** Ids of the events of each commit. */
export async function idsByCommit(
  stores: InMemoryStores,
  sessionId: string,
  lane = SEOUL,
): Promise<string[][]> {
  const commits = await commitsOf(stores, sessionId, lane);
  return commits.map(({ events }) => events.map(({ event }) => event.id));
}

/** The profile of a session as a reader sees it. */
export async function profileOf(stores: InMemoryStores, sessionId: string): Promise<unknown> {
  const { lanes } = await loadLanes(stores, sessionId, LANES);
  return JSON.parse(textOf(mergeLanes([...lanes.values()]).registers));
}
