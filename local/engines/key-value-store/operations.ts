import { AwsError } from '../engine.ts';
import type { Change, KeyValueStore } from './key-value-store.ts';

type Document = Record<string, unknown>;
type Operation = (store: KeyValueStore, input: Document, nowMs: number) => Document;

const MAX_LISTED = 50;
const NO_CHANGE: Change = { puts: [], deletes: [] };

/** The data plane of a CloudFront KeyValueStore, by operation. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  DescribeKeyValueStore: describe,
  GetKey: getKey,
  ListKeys: listKeys,
  PutKey: (store, input, nowMs) => {
    const put = { Key: String(input.Key), Value: input.Value as string };
    return changed(store, { ...NO_CHANGE, puts: [put] }, input, nowMs);
  },
  DeleteKey: deleteKey,
  UpdateKeys: (store, input, nowMs) => {
    const { Puts = [], Deletes = [] } = input as { Puts?: Change['puts']; Deletes?: Change['deletes'] };
    return changed(store, { puts: Puts, deletes: Deletes }, input, nowMs);
  },
};

/** Operations after which the store must be saved. */
export const WRITES = new Set(['PutKey', 'DeleteKey', 'UpdateKeys']);

function describe(store: KeyValueStore): Document {
  const { createdAtMs, modifiedAtMs } = store.snapshot();
  return {
    ...totals(store),
    KvsARN: store.arn,
    Created: createdAtMs / 1000,
    LastModified: modifiedAtMs / 1000,
    Status: 'READY',
    ETag: store.etag(),
  };
}

function getKey(store: KeyValueStore, { Key }: Document): Document {
  return { Key, Value: existing(store, String(Key)), ...totals(store) };
}

function deleteKey(store: KeyValueStore, input: Document, nowMs: number): Document {
  const Key = String(input.Key);
  existing(store, Key);
  return changed(store, { ...NO_CHANGE, deletes: [{ Key }] }, input, nowMs);
}

function listKeys(store: KeyValueStore, { NextToken, MaxResults = MAX_LISTED }: Document): Document {
  const limit = Number(MaxResults);
  if (!(limit >= 1 && limit <= MAX_LISTED)) {
    throw new AwsError('ValidationException', `MaxResults is ${MaxResults}; 1 to ${MAX_LISTED} are allowed.`);
  }
  // The token is the last key listed, so that changes between two pages repeat and skip nothing else.
  const last = NextToken === undefined ? '' : Buffer.from(String(NextToken), 'base64url').toString();
  const keys = [...store.entries().keys()].filter((key) => key > last).sort();
  const Items = keys.slice(0, limit).map((Key) => ({ Key, Value: store.entries().get(Key) }));
  const end = Items.at(-1)?.Key;
  return keys.length > limit && end
    ? { Items, NextToken: Buffer.from(end).toString('base64url') }
    : { Items };
}

function changed(store: KeyValueStore, change: Change, { IfMatch }: Document, nowMs: number): Document {
  store.change(change, IfMatch, nowMs);
  return { ...totals(store), ETag: store.etag() };
}

function existing(store: KeyValueStore, key: string): string {
  const value = store.entries().get(key);
  if (value !== undefined) return value;
  throw new AwsError('ResourceNotFoundException', `Key ${key} was not found in ${store.arn}.`, 404);
}

function totals(store: KeyValueStore): Document {
  return { ItemCount: store.entries().size, TotalSizeInBytes: store.totalBytes() };
}
