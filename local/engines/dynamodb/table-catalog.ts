import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../engine.ts';
import { createChangeStream } from './change-stream.ts';
import { runRequest, validateRequest } from './dynalite-operations.ts';
import type { Region } from './region.ts';
import { streamArnOf } from './stream-arn.ts';
import type { Table } from './table.ts';
import type { TableDefinition } from './table-definition.ts';

const POLL_MS = 2;

/** Makes the table, or finds it as it was made before and takes over changed settings. */
export async function ensureTable(region: Region, definition: TableDefinition): Promise<void> {
  const existing = region.tables.get(definition.name);
  if (existing) refuseOtherShape(region, existing, definition);
  else await createTable(region, definition);
  await saveSettings(region, definition);
}

/** Makes a table that is not there yet. @throws AwsError ResourceInUseException */
export async function createTable(region: Region, { request }: TableDefinition): Promise<void> {
  await runRequest('CreateTable', validateRequest('CreateTable', request, region.catalog), region.catalog);
}

/** Stores what dynalite does not keep, waits until the table is active, and starts its stream. */
export async function saveSettings(region: Region, { name, settings }: TableDefinition): Promise<void> {
  const stored = await activeTable(region, name);
  const table: Table = { ...stored, settings };
  await new Promise<void>((resolve, reject) => {
    region.catalog.tableDb.put(name, table, (error) => (error ? reject(error) : resolve()));
  });
  region.tables.set(name, table);
  startStream(region, table);
}

/** Starts the stream of a table that has one; what it already holds stays. */
export function startStream(region: Region, { TableName, TableArn, settings }: Table): void {
  const view = settings.streamViewType;
  if (!view) region.streams.delete(TableName);
  if (!view || region.streams.get(TableName)?.view === view) return;
  const arn = streamArnOf(TableArn);
  region.streams.set(TableName, createChangeStream({ arn, table: TableName, view, region: region.name }));
}

/** Takes a table away with its items. @throws AwsError ResourceNotFoundException */
export async function deleteTable(region: Region, input: Record<string, unknown>): Promise<Table> {
  const table = region.tables.get(String(input.TableName));
  if (!table) throw notFound(input.TableName);
  await runRequest('DeleteTable', validateRequest('DeleteTable', input, region.catalog), region.catalog);
  region.tables.delete(table.TableName);
  region.streams.delete(table.TableName);
  region.versions.forget(table.TableName);
  while (await storedTable(region, table.TableName)) await sleep(POLL_MS);
  return table;
}

/** What a call gets that names no table. */
export function notFound(table: unknown): AwsError {
  return new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${table} not found`);
}

/** dynalite makes a table active on a timer of its own, after it has answered. */
async function activeTable(region: Region, name: string): Promise<Table> {
  for (;;) {
    const table = await storedTable(region, name);
    if (table?.TableStatus === 'ACTIVE') return table;
    await sleep(POLL_MS);
  }
}

function storedTable(region: Region, name: string): Promise<Table | undefined> {
  return new Promise((resolve) => {
    region.catalog.tableDb.get(name, (_missing, table) => resolve(table as Table | undefined));
  });
}

function refuseOtherShape(region: Region, existing: Table, { name, request }: TableDefinition): void {
  if (shapeOf(existing) === shapeOf(request as unknown as Table)) return;
  throw new Error(
    `Table ${name} in ${region.name} was made with other keys or indexes than the template has now, and local tables cannot change them. Start with --fresh to make it anew.`,
  );
}

function shapeOf({ KeySchema, GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }: Table): string {
  const indexes = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map(
    (index) => `${index.IndexName}:${index.KeySchema.map(({ AttributeName }) => AttributeName)}`,
  );
  return [KeySchema.map(({ AttributeName }) => AttributeName), ...indexes.sort()].join(' ');
}
