import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError, type CloudResource, type Engine, type ServiceCall } from '../engine.ts';
import { applyDelivery } from './apply-delivery.ts';
import { dynamoOperations } from './dynamo-operations.ts';
import { sweepExpired } from './expiry-sweep.ts';
import type { ItemChange } from './item-change.ts';
import { keptLines, restoreKept } from './kept-regions.ts';
import { saveKept } from './kept-state.ts';
import { openRegion } from './open-region.ts';
import type { Region } from './region.ts';
import { type Backlog, createReplication, type Replication } from './replication.ts';
import { ACTIONS_OF_TRANSACTIONS, requiredAccess } from './required-access.ts';
import { streamArnOf, tableArn } from './stream-arn.ts';
import { ensureTable, startStream } from './table-catalog.ts';
import { tableDefinition } from './table-definition.ts';

export interface DynamoEngineOptions {
  /** Where tables are kept; without one they live in memory. */
  readonly folder?: string;
  readonly regions: readonly string[];
  readonly faults: FaultBoard;
  /** A region's clock, in milliseconds since 1970. */
  readonly now?: (region: string) => number;
}

export interface DynamoEngine extends Engine {
  /** The ARN of a table's stream in one region; the same whether the table is made yet or not. */
  streamArn(region: string, table: string): string;
  /** How many item writes have not reached their replica yet, per pair of regions that has any. */
  replicationBacklog(): Backlog[];
  /** Calls back after a stream got a record, until the answer is called; a poller needs not poll faster. */
  onStreamRecord(listener: (streamArn: string) => void): () => void;
}

const SWEEP_INTERVAL_MS = 1_000;

/** DynamoDB with global tables, streams, transactions and TTL for several regions, on dynalite's stores. */
export function createDynamoEngine(options: DynamoEngineOptions): DynamoEngine {
  return new DynaliteEngine(options);
}

class DynaliteEngine implements DynamoEngine {
  readonly services = ['dynamodb'];
  readonly types = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];
  readonly operations = Object.keys(dynamoOperations);
  readonly actions = ACTIONS_OF_TRANSACTIONS;
  readonly #options: DynamoEngineOptions;
  readonly #regions = new Map<string, Region>();
  readonly #replication: Replication;
  readonly #opened: Promise<void>;
  readonly #listeners = new Set<(streamArn: string) => void>();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #sweepTimer: NodeJS.Timeout;
  #accountId = '000000000000';
  #closed = false;

  constructor(options: DynamoEngineOptions) {
    this.#options = options;
    this.#replication = createReplication({
      faults: options.faults,
      apply: (delivery) => applyDelivery(this.#region(delivery.to), delivery),
    });
    this.#opened = this.#open();
    // Whoever calls first is told; until then a failure is not unhandled.
    this.#opened.catch(() => {});
    this.#sweepTimer = setInterval(() => this.#sweep(), SWEEP_INTERVAL_MS).unref();
  }

  async provision(resource: CloudResource): Promise<void> {
    await this.#opened;
    const definition = tableDefinition(resource, this.#options.regions);
    this.#accountId = resource.accountId;
    for (const name of definition.settings.replicas) {
      const region = this.#region(name);
      region.catalog.tableDb.awsAccountId = resource.accountId;
      await ensureTable(region, definition);
    }
  }

  access(call: ServiceCall): ReturnType<Engine['access']> {
    return requiredAccess(call, this.#accountId);
  }

  async call({ region, operation, input }: ServiceCall): Promise<Record<string, unknown>> {
    await this.#opened;
    this.#refuseWhenDown(region);
    const run = dynamoOperations[operation];
    if (!run) throw new AwsError('UnknownOperationException', `The local DynamoDB has no ${operation}.`);
    return this.#track(run(this.#region(region), input));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#sweepTimer);
    await this.#opened.catch(() => {});
    await Promise.allSettled([...this.#underWay]);
    const undelivered = await this.#replication.stop();
    const { folder } = this.#options;
    const regions = [...this.#regions.values()];
    if (folder) await saveKept(folder, keptLines(regions, undelivered));
    for (const { catalog } of regions) await catalog.db.close();
  }

  streamArn(region: string, table: string): string {
    return (
      this.#regions.get(region)?.streams.get(table)?.arn ??
      streamArnOf(tableArn(region, this.#accountId, table))
    );
  }

  replicationBacklog(): Backlog[] {
    return this.#replication.backlog();
  }

  onStreamRecord(listener: (streamArn: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #open(): Promise<void> {
    const { regions, folder, now = () => Date.now() } = this.#options;
    for (const name of regions) {
      const region = await openRegion({
        name,
        folder,
        now: () => now(name),
        onChange: (from, change) => this.#onChange(from, change),
      });
      this.#regions.set(name, region);
      for (const table of region.tables.values()) startStream(region, table);
    }
    if (folder) await restoreKept(folder, this.#regions, this.#replication);
  }

  #onChange(region: Region, change: ItemChange): void {
    const stream = region.streams.get(change.table.TableName);
    if (stream?.append(change, region.now())) for (const listener of this.#listeners) listener(stream.arn);
    if (change.origin !== 'replication') this.#replicate(region, change);
  }

  #replicate(region: Region, { table, key, version, after }: ItemChange): void {
    if (!version) return;
    for (const to of table.settings.replicas) {
      if (to === region.name) continue;
      const image = after && { image: after };
      this.#replication.send({ from: region.name, to, table: table.TableName, key, version, ...image });
    }
  }

  #region(name: string): Region {
    const region = this.#regions.get(name);
    if (region) return region;
    throw new AwsError(
      'UnrecognizedClientException',
      `The local DynamoDB has no region "${name}"; it has ${this.#options.regions.join(', ')}.`,
    );
  }

  #refuseWhenDown(region: string): void {
    if (this.#closed) throw new AwsError('InternalServerError', 'The local DynamoDB is stopped.', 500);
    if (this.#options.faults.current.regions[region] !== 'down') return;
    throw new AwsError('InternalServerError', `The region ${region} is down.`, 500);
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const forget = () => void this.#underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  #sweep(): void {
    for (const region of this.#regions.values()) {
      if (this.#options.faults.current.regions[region.name] === 'down') continue;
      this.#track(sweepExpired(region)).catch((error) =>
        console.warn(`Expired items of ${region.name} stay until the next sweep: ${error}`),
      );
    }
  }
}
