import { AwsError } from '../engine.ts';
import { shardDescription, streamDescription } from './descriptions.ts';
import { checkPut } from './put-limits.ts';
import { decodeIterator, encodeIterator, requireFresh, startOf } from './shard-iterator.ts';
import { DEFAULT_SETTINGS, type Stream, shardById } from './stream.ts';
import type { NewRecord, Streams } from './streams.ts';

type Document = Record<string, unknown>;

/** Whose streams of which region an operation works on. */
export interface Scope {
  readonly streams: Streams;
  readonly region: string;
  readonly accountId: string;
}

type Operation = (scope: Scope, input: Document) => Document | Promise<Document>;

const MAX_PAGE_RECORDS = 10_000;

/** Every operation of Kinesis that works locally, by its name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateStream: createStream,
  DeleteStream: deleteStream,
  DescribeStream: describeStream,
  DescribeStreamSummary: describeStreamSummary,
  ListStreams: ({ streams, region }) => ({ StreamNames: streams.names(region), HasMoreStreams: false }),
  ListShards: (scope, input) => ({ Shards: streamOf(scope, input).shards.map(shardDescription) }),
  PutRecord: putRecord,
  PutRecords: putRecords,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

/** Name of the stream that an input is about, given by name, by ARN or inside an iterator. */
export function streamName(input: Document): string {
  if (typeof input.StreamName === 'string') return input.StreamName;
  if (typeof input.StreamARN === 'string') return input.StreamARN.split('/')[1] ?? '';
  return input.ShardIterator === undefined ? '' : decodeIterator(input.ShardIterator).stream;
}

function streamOf({ streams, region, accountId }: Scope, input: Document): Stream {
  return streams.existing(region, streamName(input), accountId);
}

function createStream({ streams, region, accountId }: Scope, input: Document): Document {
  const name = streamName(input);
  if (streams.find(region, name)) {
    throw new AwsError('ResourceInUseException', `Stream ${name} under account ${accountId} already exists.`);
  }
  const mode = (input.StreamModeDetails as { StreamMode?: Stream['settings']['mode'] } | undefined)
    ?.StreamMode;
  const shardCount = Number(input.ShardCount ?? DEFAULT_SETTINGS.shardCount);
  streams.put(region, accountId, name, {
    ...DEFAULT_SETTINGS,
    mode: mode ?? DEFAULT_SETTINGS.mode,
    shardCount,
  });
  return {};
}

async function deleteStream(scope: Scope, input: Document): Promise<Document> {
  await scope.streams.remove(scope.region, streamOf(scope, input).name);
  return {};
}

function describeStream(scope: Scope, input: Document): Document {
  const stream = streamOf(scope, input);
  const Shards = stream.shards.map(shardDescription);
  return { StreamDescription: { ...streamDescription(stream), Shards, HasMoreShards: false } };
}

function describeStreamSummary(scope: Scope, input: Document): Document {
  const stream = streamOf(scope, input);
  const counts = { OpenShardCount: stream.shards.length, ConsumerCount: 0 };
  return { StreamDescriptionSummary: { ...streamDescription(stream), ...counts } };
}

function putRecord(scope: Scope, input: Document): Document {
  const stream = streamOf(scope, input);
  const record = input as unknown as NewRecord;
  checkPut(stream, [record]);
  return { ...scope.streams.append(scope.region, stream, [record])[0], EncryptionType: 'NONE' };
}

function putRecords(scope: Scope, input: Document): Document {
  const stream = streamOf(scope, input);
  const records = (input.Records ?? []) as NewRecord[];
  checkPut(stream, records);
  const Records = scope.streams.append(scope.region, stream, records);
  return { FailedRecordCount: 0, Records, EncryptionType: 'NONE' };
}

function getShardIterator(scope: Scope, input: Document): Document {
  const stream = streamOf(scope, input);
  const shard = shardById(stream, input.ShardId);
  const after = startOf(shard, input);
  const issuedAtMs = scope.streams.now();
  return { ShardIterator: encodeIterator({ stream: stream.name, shardId: shard.id, after, issuedAtMs }) };
}

function getRecords(scope: Scope, input: Document): Document {
  const iterator = decodeIterator(input.ShardIterator);
  const nowMs = scope.streams.now();
  requireFresh(iterator, nowMs);
  const shard = shardById(streamOf(scope, input), iterator.shardId);
  const { records, after, millisBehindLatest } = shard.page(iterator.after, limitIn(input), nowMs);
  return {
    Records: records,
    NextShardIterator: encodeIterator({ ...iterator, after, issuedAtMs: nowMs }),
    MillisBehindLatest: millisBehindLatest,
  };
}

function limitIn({ Limit = MAX_PAGE_RECORDS }: Document): number {
  const limit = Number(Limit);
  if (limit >= 1 && limit <= MAX_PAGE_RECORDS) return limit;
  throw new AwsError('InvalidArgumentException', `Limit is ${Limit}; allowed are 1 to ${MAX_PAGE_RECORDS}.`);
}
