import { AwsError } from '../engine.ts';
import { type ChangeStream, positionOf, sequenceNumberOf } from './change-stream.ts';
import type { Region } from './region.ts';
import { STREAM_LABEL } from './stream-arn.ts';

type Input = Record<string, unknown>;
type Answer = Record<string, unknown>;

/** A table's changes are few on a laptop: one shard holds them all and never closes. */
const SHARD_ID = 'shardId-00000000000000000001-local';
const MAX_RECORDS = 1_000;

/** ListStreams. */
export function listStreams(region: Region, { TableName }: Input): Answer {
  const streams = [...region.streams.values()].filter(({ table }) => !TableName || table === TableName);
  return {
    Streams: streams.map(({ arn, table }) => ({
      StreamArn: arn,
      TableName: table,
      StreamLabel: STREAM_LABEL,
    })),
  };
}

/** DescribeStream. */
export function describeStream(region: Region, { StreamArn }: Input): Answer {
  const stream = streamOf(region, StreamArn);
  const range = { StartingSequenceNumber: sequenceNumberOf(stream.first()) };
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: STREAM_LABEL,
      StreamStatus: 'ENABLED',
      StreamViewType: stream.view,
      TableName: stream.table,
      KeySchema: region.tables.get(stream.table)?.KeySchema,
      Shards: [{ ShardId: SHARD_ID, SequenceNumberRange: range }],
    },
  };
}

/** GetShardIterator. */
export function getShardIterator(region: Region, input: Input): Answer {
  const stream = streamOf(region, input.StreamArn);
  if (input.ShardId !== SHARD_ID) throw notFound(`shard ${input.ShardId}`);
  const start = START[String(input.ShardIteratorType)];
  if (!start) {
    const allowed = Object.keys(START).join(', ');
    throw new AwsError(
      'ValidationException',
      `ShardIteratorType "${input.ShardIteratorType}" is not one of ${allowed}.`,
    );
  }
  const position = start(stream, positionOf(String(input.SequenceNumber)));
  return { ShardIterator: iteratorAt(stream, position) };
}

/** GetRecords. */
export function getRecords(region: Region, { ShardIterator, Limit }: Input): Answer {
  const [arn, position] = parseIterator(ShardIterator);
  const stream = streamOf(region, arn);
  const limit = typeof Limit === 'number' ? Math.min(Limit, MAX_RECORDS) : MAX_RECORDS;
  const Records = stream.read(position, limit);
  return { Records, NextShardIterator: iteratorAt(stream, position + Records.length) };
}

/** The stream that an iterator was made for. */
export function streamArnOfIterator(iterator: unknown): string {
  return String(iterator).split('|')[0] ?? '';
}

const START: Record<string, (stream: ChangeStream, position: number) => number> = {
  TRIM_HORIZON: (stream) => stream.first(),
  LATEST: (stream) => stream.next(),
  AT_SEQUENCE_NUMBER: (_stream, position) => position,
  AFTER_SEQUENCE_NUMBER: (_stream, position) => position + 1,
};

function iteratorAt(stream: ChangeStream, position: number): string {
  return `${stream.arn}|1|${Buffer.from(String(position)).toString('base64')}`;
}

function parseIterator(iterator: unknown): [arn: string, position: number] {
  const encoded = String(iterator).split('|')[2] ?? '';
  const position = Number.parseInt(Buffer.from(encoded, 'base64').toString(), 10);
  if (Number.isNaN(position))
    throw new AwsError(
      'ValidationException',
      `"${iterator}" is no ShardIterator; get one from GetShardIterator.`,
    );
  return [streamArnOfIterator(iterator), position];
}

function streamOf(region: Region, arn: unknown): ChangeStream {
  for (const stream of region.streams.values()) if (stream.arn === arn) return stream;
  throw notFound(`stream ${arn}`);
}

function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Requested resource not found: ${what}`);
}
