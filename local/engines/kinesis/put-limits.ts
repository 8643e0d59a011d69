import { AwsError } from '../engine.ts';
import type { Stream } from './stream.ts';
import type { NewRecord } from './streams.ts';

// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
const MAX_RECORDS = 500;
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
const MAX_KEY_CHARACTERS = 256;

/** @throws AwsError for a request that Kinesis would not take, as a whole */
export function checkPut(stream: Stream, records: readonly NewRecord[]): void {
  if (records.length === 0 || records.length > MAX_RECORDS) {
    const allowed = `Member must have length less than or equal to ${MAX_RECORDS} and at least 1`;
    throw new AwsError('ValidationException', `Value at 'records' has length ${records.length}. ${allowed}.`);
  }
  for (const record of records) checkRecord(stream, record);
  const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0);
  if (bytes > MAX_REQUEST_BYTES) {
    const allowed = `${MAX_REQUEST_BYTES} bytes are allowed, partition keys included`;
    throw new AwsError(
      'InvalidArgumentException',
      `The records of the request have ${bytes} bytes; ${allowed}.`,
    );
  }
}

function checkRecord({ settings }: Stream, record: NewRecord): void {
  const { PartitionKey, Data } = record;
  if (typeof PartitionKey !== 'string' || PartitionKey === '' || PartitionKey.length > MAX_KEY_CHARACTERS) {
    const allowed = `1 to ${MAX_KEY_CHARACTERS} characters are allowed`;
    throw new AwsError(
      'ValidationException',
      `Value at 'partitionKey' is ${JSON.stringify(PartitionKey)}; ${allowed}.`,
    );
  }
  if (typeof Data !== 'string')
    throw new AwsError('ValidationException', "Value at 'data' must not be null.");
  if (sizeOf(record) <= settings.maxRecordBytes) return;
  const allowed = `Member must have length less than or equal to ${settings.maxRecordBytes}`;
  throw new AwsError('ValidationException', `Value at 'data' has ${sizeOf(record)} bytes. ${allowed}.`);
}

function sizeOf({ PartitionKey, Data }: NewRecord): number {
  return Buffer.byteLength(Data, 'base64') + Buffer.byteLength(PartitionKey);
}
