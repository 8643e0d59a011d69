import { createHash } from 'node:crypto';
import { AwsError } from '../engine.ts';

/** What one write does to a store: all of it or nothing. */
export interface Change {
  readonly puts: readonly { readonly Key: string; readonly Value: string }[];
  readonly deletes: readonly { readonly Key: string }[];
}

/** What is kept of a store. */
export interface SavedStore {
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  readonly version: number;
  readonly entries: readonly (readonly [string, string])[];
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores
const MAX_KEY_BYTES = 512;
const MAX_VALUE_BYTES = 1024;
const MAX_STORE_BYTES = 5 * 1024 * 1024;
const MAX_KEYS_PER_CHANGE = 50;

/** One store of keys and values, with an ETag over the whole of it. */
export class KeyValueStore {
  readonly arn: string;
  private saved: SavedStore;
  private entriesByKey: ReadonlyMap<string, string>;

  constructor(arn: string, saved: SavedStore) {
    this.arn = arn;
    this.saved = saved;
    this.entriesByKey = new Map(saved.entries);
  }

  entries(): ReadonlyMap<string, string> {
    return this.entriesByKey;
  }

  etag(): string {
    return createHash('sha256')
      .update(`${this.arn} ${this.saved.version}`)
      .digest('hex')
      .slice(0, 14)
      .toUpperCase();
  }

  snapshot(): SavedStore {
    return this.saved;
  }

  /** Sum of the bytes of all keys and values. */
  totalBytes(): number {
    return sizeOf(this.entriesByKey);
  }

  /** @throws AwsError where `ifMatch` is not the current ETag, or a limit is passed; then nothing has changed */
  change({ puts, deletes }: Change, ifMatch: unknown, nowMs: number): void {
    this.checkVersion(ifMatch);
    if (puts.length + deletes.length > MAX_KEYS_PER_CHANGE) {
      throw new AwsError('ValidationException', `A change may name ${MAX_KEYS_PER_CHANGE} keys at most.`);
    }
    for (const { Key, Value } of puts) checkEntry(Key, Value);
    const entries = new Map(this.entriesByKey);
    for (const { Key } of deletes) entries.delete(Key);
    for (const { Key, Value } of puts) entries.set(Key, Value);
    if (sizeOf(entries) > MAX_STORE_BYTES) {
      throw new AwsError(
        'ServiceQuotaExceededException',
        `The store may hold ${MAX_STORE_BYTES} bytes.`,
        402,
      );
    }
    this.entriesByKey = entries;
    const version = this.saved.version + 1;
    this.saved = { ...this.saved, modifiedAtMs: nowMs, version, entries: [...entries] };
  }

  private checkVersion(ifMatch: unknown): void {
    if (typeof ifMatch !== 'string')
      throw new AwsError('ValidationException', 'The header If-Match is missing.');
    if (ifMatch === this.etag()) return;
    const advice = 'Describe the store again and repeat the change on what it holds then.';
    throw new AwsError(
      'ConflictException',
      `If-Match is ${ifMatch}, but the store is at ${this.etag()}. ${advice}`,
      409,
    );
  }
}

function checkEntry(key: string, value: string): void {
  const keyBytes = Buffer.byteLength(key);
  if (keyBytes === 0 || keyBytes > MAX_KEY_BYTES) {
    throw new AwsError(
      'ValidationException',
      `The key has ${keyBytes} bytes; 1 to ${MAX_KEY_BYTES} are allowed.`,
    );
  }
  if (typeof value !== 'string') throw new AwsError('ValidationException', `The value of ${key} is no text.`);
  const valueBytes = Buffer.byteLength(value);
  if (valueBytes <= MAX_VALUE_BYTES) return;
  const allowed = `${MAX_VALUE_BYTES} are allowed`;
  throw new AwsError('ValidationException', `The value of ${key} has ${valueBytes} bytes; ${allowed}.`);
}

function sizeOf(entries: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const [key, value] of entries) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  return bytes;
}
