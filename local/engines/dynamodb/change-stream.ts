import db, { type Item } from 'dynalite/db/index.js';
import { AwsError } from '../engine.ts';
import type { ItemChange } from './item-change.ts';
import type { StreamViewType } from './table.ts';

/** A record as GetRecords answers it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
  readonly userIdentity?: { readonly PrincipalId: string; readonly Type: string };
}

/** The changes of one table in one region, oldest first, at positions 0, 1, 2 … */
export interface ChangeStream {
  readonly arn: string;
  readonly table: string;
  readonly view: StreamViewType;
  /** Position of the oldest record that is still held. */
  first(): number;
  /** Position that the next record will get. */
  next(): number;
  /** Whether it made a record. */
  append(change: ItemChange, atMs: number): boolean;
  /** At most as many records, and 1 MB, from a position on. @throws AwsError TrimmedDataAccessException */
  read(position: number, limit: number): StreamRecord[];
  /** All that a stop must keep. */
  held(): readonly StreamRecord[];
  /** Goes on where the stream was when it was kept; then its records are restored, oldest first. */
  continueAt(position: number): void;
  restore(record: StreamRecord): void;
}

export interface StreamOptions {
  readonly arn: string;
  readonly table: string;
  readonly view: StreamViewType;
  readonly region: string;
}

/** A laptop's memory is the limit, where AWS's is 24 hours. */
const MAX_RECORDS = 20_000;
const MAX_HELD_BYTES = 32 * 1024 * 1024;
const MAX_ANSWER_BYTES = 1024 * 1024;
const TTL_IDENTITY = { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } as const;

/** Starts a stream without records. */
export function createChangeStream({ arn, table, view, region }: StreamOptions): ChangeStream {
  const records: StreamRecord[] = [];
  let first = 0;
  let heldBytes = 0;

  function hold(record: StreamRecord): void {
    records.push(record);
    heldBytes += record.dynamodb.SizeBytes;
    if (records.length <= MAX_RECORDS && heldBytes <= MAX_HELD_BYTES) return;
    // An eighth at a time: taking records off the front one by one would move the array at every write.
    const trimmed = records.splice(0, Math.ceil(records.length / 8));
    first += trimmed.length;
    for (const { dynamodb } of trimmed) heldBytes -= dynamodb.SizeBytes;
  }

  return {
    arn,
    table,
    view,
    first: () => first,
    next: () => first + records.length,
    append(change, atMs) {
      if (changesNothing(change)) return false;
      hold(streamRecord(change, { view, region, atMs, position: first + records.length }));
      return true;
    },
    read(position, limit) {
      if (position < first) throw trimmed(arn);
      return withinAnswer(records.slice(position - first, position - first + limit));
    },
    held: () => records,
    continueAt(position) {
      first = position;
    },
    restore: hold,
  };
}

/** Sequence numbers are opaque, grow, and have 21 digits, as AWS's have. */
export function sequenceNumberOf(position: number): string {
  return `1${String(position).padStart(20, '0')}`;
}

/** The position that a sequence number stands for. */
export function positionOf(sequenceNumber: string): number {
  return Number(sequenceNumber.slice(1));
}

/** A write that leaves the item as it was makes no record, says the guide to DynamoDB Streams. */
function changesNothing({ before, after }: ItemChange): boolean {
  return before === after || (!!before && !!after && JSON.stringify(before) === JSON.stringify(after));
}

interface RecordFacts {
  readonly view: StreamViewType;
  readonly region: string;
  readonly atMs: number;
  readonly position: number;
}

function streamRecord(change: ItemChange, { view, region, atMs, position }: RecordFacts): StreamRecord {
  const { before, after, origin } = change;
  const SequenceNumber = sequenceNumberOf(position);
  const Keys = keysOf(change);
  const images = imagesOf(view, change);
  return {
    eventID: `${region}-${SequenceNumber}`,
    eventName: eventName(before, after),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(atMs / 1000),
      Keys,
      ...images,
      SequenceNumber,
      SizeBytes: sizeOf(Keys, ...Object.values(images)),
      StreamViewType: view,
    },
    ...(origin === 'expiry' && { userIdentity: TTL_IDENTITY }),
  };
}

function eventName(before: Item | undefined, after: Item | undefined): StreamRecord['eventName'] {
  if (!before) return 'INSERT';
  return after ? 'MODIFY' : 'REMOVE';
}

function keysOf({ table, before, after }: ItemChange): Item {
  const item = after ?? before ?? {};
  return Object.fromEntries(
    table.KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName] ?? {}]),
  );
}

function imagesOf(view: StreamViewType, { before, after }: ItemChange): { NewImage?: Item; OldImage?: Item } {
  const showsNew = view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
  const showsOld = view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
  return {
    ...(showsNew && after && { NewImage: after }),
    ...(showsOld && before && { OldImage: before }),
  };
}

function sizeOf(...items: Item[]): number {
  return items.reduce((bytes, item) => bytes + db.itemSize(item), 0);
}

function withinAnswer(records: StreamRecord[]): StreamRecord[] {
  let bytes = 0;
  const end = records.findIndex(({ dynamodb }, at) => {
    bytes += dynamodb.SizeBytes;
    return at > 0 && bytes > MAX_ANSWER_BYTES;
  });
  return end < 0 ? records : records.slice(0, end);
}

function trimmed(arn: string): AwsError {
  return new AwsError(
    'TrimmedDataAccessException',
    `The stream ${arn} no longer holds the record asked for; begin at TRIM_HORIZON.`,
  );
}
