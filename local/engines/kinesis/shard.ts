import { BEFORE_ALL } from './sequence.ts';

/** A record as `GetRecords` answers it in JSON: data in base64, time in seconds. */
export interface StreamRecord {
  readonly SequenceNumber: string;
  readonly ApproximateArrivalTimestamp: number;
  readonly PartitionKey: string;
  readonly Data: string;
}

/** Some of the records of a shard and where to go on. */
export interface Page {
  readonly records: StreamRecord[];
  /** Sequence number after which the next page begins. */
  readonly after: string;
  readonly millisBehindLatest: number;
}

// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
const MAX_PAGE_BYTES = 10 * 1024 * 1024;

/** An ordered part of a stream: the records whose keys hash into its range. */
export class Shard {
  readonly id: string;
  readonly firstHash: bigint;
  readonly lastHash: bigint;
  private readonly startingSequenceNumber: string;
  private records: StreamRecord[] = [];
  private bytes = 0;
  private lastSequenceNumber = BEFORE_ALL;

  constructor(id: string, firstHash: bigint, lastHash: bigint, startingSequenceNumber: string) {
    this.id = id;
    this.firstHash = firstHash;
    this.lastHash = lastHash;
    this.startingSequenceNumber = startingSequenceNumber;
  }

  append(record: StreamRecord): void {
    this.records.push(record);
    this.bytes += sizeOf(record);
    this.lastSequenceNumber = record.SequenceNumber;
  }

  /** Where the shard begins, which after a restart is with what was replayed. */
  firstSequenceNumber(): string {
    const first = this.records[0];
    const isReplayed = first !== undefined && first.SequenceNumber < this.startingSequenceNumber;
    return isReplayed ? first.SequenceNumber : this.startingSequenceNumber;
  }

  /** The sequence number after which nothing has come yet. */
  tip(): string {
    return this.lastSequenceNumber;
  }

  /** The sequence number before the first record that arrived at `seconds` or later. */
  before(seconds: number): string {
    const index = firstIndex(this.records, (record) => record.ApproximateArrivalTimestamp >= seconds);
    return index === 0 ? BEFORE_ALL : (this.records[index - 1]?.SequenceNumber ?? BEFORE_ALL);
  }

  /** At most `limit` records, and about 10 MiB, after a sequence number. */
  page(after: string, limit: number, nowMs: number): Page {
    const start = firstIndex(this.records, (record) => record.SequenceNumber > after);
    const end = this.endOfPage(start, limit);
    const records = this.records.slice(start, end);
    const unread = this.records[end];
    return {
      records,
      after: records.at(-1)?.SequenceNumber ?? after,
      millisBehindLatest: unread
        ? Math.max(0, Math.round(nowMs - unread.ApproximateArrivalTimestamp * 1000))
        : 0,
    };
  }

  /** Forgets what arrived before `oldestSeconds`, and the oldest beyond `maxBytes`; tells whether there was any. */
  trim(oldestSeconds: number, maxBytes: number): boolean {
    const first = this.records[0];
    if (!first || (first.ApproximateArrivalTimestamp >= oldestSeconds && this.bytes <= maxBytes))
      return false;
    const expired = firstIndex(this.records, (record) => record.ApproximateArrivalTimestamp >= oldestSeconds);
    this.drop(expired);
    // A tenth more than asked for: else a full shard would move its whole array at every record.
    if (this.bytes > maxBytes) this.drop(this.countOfOldest(this.bytes - maxBytes * 0.9));
    return true;
  }

  kept(): readonly StreamRecord[] {
    return this.records;
  }

  private endOfPage(start: number, limit: number): number {
    let bytes = 0;
    let end = start;
    for (; end < this.records.length && end - start < limit; end++) {
      bytes += sizeOf(this.records[end]);
      if (bytes > MAX_PAGE_BYTES && end > start) break;
    }
    return end;
  }

  /** How many records, from the oldest, make up so many bytes. */
  private countOfOldest(bytes: number): number {
    let sum = 0;
    let count = 0;
    for (; count < this.records.length && sum < bytes; count++) sum += sizeOf(this.records[count]);
    return count;
  }

  private drop(count: number): void {
    for (const record of this.records.splice(0, count)) this.bytes -= sizeOf(record);
  }
}

function sizeOf(record: StreamRecord | undefined): number {
  return record ? record.Data.length * 0.75 + record.PartitionKey.length : 0;
}

/** Binary search: `holds` is false up to some record and true from there on. */
function firstIndex(records: readonly StreamRecord[], holds: (record: StreamRecord) => boolean): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = records[middle];
    if (record && holds(record)) high = middle;
    else low = middle + 1;
  }
  return low;
}
