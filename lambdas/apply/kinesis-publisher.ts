import { type KinesisClient, PutRecordsCommand, type PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import type { StreamedEvent } from '../contract/events.ts';
import type { Log } from '../platform/logger.ts';
import { pause } from '../platform/pause.ts';
import type { Guard } from '../platform/resilience.ts';
import type { Committed, Publisher } from './ports.ts';

/** PutRecords takes at most 500 records and 10 MiB; half of that keeps a request's time short. */
const MOST_RECORDS = 500;
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_ROUNDS = 5;
const FIRST_PAUSE_MS = 30;

/** A record under way, and whose it is. */
interface Addressed {
  readonly committed: Committed;
  readonly entry: PutRecordsRequestEntry;
  readonly bytes: number;
}

/** The event stream in Kinesis, keyed by session. PutRecords may take some records and refuse others. */
export function kinesisPublisher(
  client: KinesisClient,
  guard: Guard,
  streamName: string,
  log: Log,
): Publisher {
  const put: Put = async (some, timeIsUp) => {
    const command = new PutRecordsCommand({
      StreamName: streamName,
      Records: some.map(({ entry }) => entry),
    });
    try {
      const answer = await guard((signal) =>
        client.send(command, { abortSignal: AbortSignal.any([signal, timeIsUp]) }),
      );
      return some.filter((_, at) => answer.Records?.[at]?.ErrorCode !== undefined);
    } catch (error) {
      log.warn('stream does not answer', {}, error);
      return some;
    }
  };
  return {
    async publish(events, withinMs) {
      const time = new AbortController();
      const timer = setTimeout(() => time.abort(), Math.max(0, withinMs));
      const chunks = chunked(events.map(addressed));
      const left = await Promise.all(chunks.map((chunk) => putAll(put, chunk, time.signal)));
      clearTimeout(timer);
      return new Set(left.flat().map(({ committed }) => committed));
    },
  };
}

/** Gives the records that the stream would not take this time. */
type Put = (some: readonly Addressed[], timeIsUp: AbortSignal) => Promise<readonly Addressed[]>;

async function putAll(
  put: Put,
  chunk: readonly Addressed[],
  timeIsUp: AbortSignal,
): Promise<readonly Addressed[]> {
  let left = chunk;
  for (let round = 0; round < MOST_ROUNDS && left.length > 0 && !timeIsUp.aborted; round++) {
    await pause(round === 0 ? 0 : FIRST_PAUSE_MS * 2 ** round * Math.random());
    left = await put(left, timeIsUp);
  }
  return left;
}

function addressed(committed: Committed): Addressed {
  const { candidate, lane, version } = committed;
  const { event, traceparent } = candidate;
  const streamed: StreamedEvent = { ...event, lane, version, traceparent };
  const Data = Buffer.from(JSON.stringify(streamed));
  return { committed, entry: { Data, PartitionKey: event.subject }, bytes: Data.length };
}

function chunked(all: readonly Addressed[]): Addressed[][] {
  const chunks: Addressed[][] = [];
  let bytes = 0;
  for (const one of all) {
    const last = chunks.at(-1);
    if (last === undefined || last.length === MOST_RECORDS || bytes + one.bytes > MOST_BYTES) {
      chunks.push([one]);
      bytes = one.bytes;
    } else {
      last.push(one);
      bytes += one.bytes;
    }
  }
  return chunks;
}
