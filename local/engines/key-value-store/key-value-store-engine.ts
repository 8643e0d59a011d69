import { type Access, AwsError, type CloudResource, type Engine, type ServiceCall } from '../engine.ts';
import { KeyValueStore } from './key-value-store.ts';
import { OPERATIONS, WRITES } from './operations.ts';
import { type SavedStores, savedStores } from './saved-stores.ts';

export interface KeyValueStoreEngineOptions {
  /** Without it, stores are in memory only. */
  readonly folder?: string;
}

/** CloudFront's key value stores; there is one of each name for all regions. */
export interface KeyValueStoreEngine extends Engine {
  /** A value, for the edge stand-in; undefined where store or key does not exist. */
  value(name: string, key: string): string | undefined;
  /** Everything in a store; empty where it does not exist. */
  entries(name: string): ReadonlyMap<string, string>;
}

const KNOWN = ['Name', 'Comment', 'Tags'];
const NOTHING: ReadonlyMap<string, string> = new Map();

/**
 * The data plane of CloudFront KeyValueStores. A change is visible at once, where AWS takes seconds. A store's ARN
 * ends in its name, where AWS has a random id.
 */
export function createKeyValueStoreEngine({ folder }: KeyValueStoreEngineOptions = {}): KeyValueStoreEngine {
  const stores = new Map<string, KeyValueStore>();
  const saved = savedStores(folder);
  return {
    services: ['cloudfront-keyvaluestore'],
    types: ['AWS::CloudFront::KeyValueStore'],
    operations: Object.keys(OPERATIONS),
    async provision(resource) {
      checkProperties(resource);
      if (!stores.has(resource.physicalName)) stores.set(resource.physicalName, opened(resource, saved));
    },
    access: accessOf,
    call: (serviceCall) => call(stores, saved, serviceCall),
    value: (name, key) => stores.get(name)?.entries().get(key),
    entries: (name) => stores.get(name)?.entries() ?? NOTHING,
    async close() {},
  };
}

/** What the ARN of a store ends in: the name. */
export function keyValueStoreArn(accountId: string, name: string): string {
  return `arn:aws:cloudfront::${accountId}:key-value-store/${name}`;
}

function opened({ accountId, physicalName }: CloudResource, saved: SavedStores): KeyValueStore {
  const createdAtMs = Date.now();
  const fresh = { createdAtMs, modifiedAtMs: createdAtMs, version: 1, entries: [] };
  return new KeyValueStore(keyValueStoreArn(accountId, physicalName), saved.read(physicalName) ?? fresh);
}

async function call(
  stores: ReadonlyMap<string, KeyValueStore>,
  saved: SavedStores,
  { operation, input }: ServiceCall,
): Promise<Record<string, unknown>> {
  const operate = OPERATIONS[operation];
  if (!operate)
    throw new AwsError('UnknownOperationException', `KeyValueStore has no operation ${operation}.`);
  const name = String(input.KvsARN).split('/').at(-1) ?? '';
  const store = stores.get(name);
  if (!store)
    throw new AwsError('ResourceNotFoundException', `Key value store ${input.KvsARN} was not found.`, 404);
  const output = operate(store, input, Date.now());
  if (WRITES.has(operation)) saved.write(name, store.snapshot());
  return output;
}

function accessOf({ operation, input }: ServiceCall): Access[] {
  return [{ action: `cloudfront-keyvaluestore:${operation}`, resource: String(input.KvsARN) }];
}

function checkProperties({ logicalId, properties }: CloudResource): void {
  const unknown = Object.keys(properties).find((name) => !KNOWN.includes(name));
  if (unknown === undefined) return;
  const message = `Key value store ${logicalId} has ${unknown}; the local one knows ${KNOWN.join(', ')}.`;
  throw new AwsError('ValidationException', message);
}
