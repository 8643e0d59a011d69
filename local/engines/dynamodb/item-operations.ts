import db, { type Item } from 'dynalite/db/index.js';
import { AwsError } from '../engine.ts';
import { type DynaliteOperation, runRequest, validateRequest } from './dynalite-operations.ts';
import { createItemWrite, type ItemWrite } from './item-write.ts';
import type { Region } from './region.ts';

type Input = Record<string, unknown>;
type Answer = Promise<Record<string, unknown>>;

/** GetItem, BatchGetItem, Query, Scan. */
export function readItems(operation: DynaliteOperation): (region: Region, input: Input) => Answer {
  return (region, input) =>
    runRequest(operation, validateRequest(operation, input, region.store), region.store);
}

/** PutItem, UpdateItem, DeleteItem, BatchWriteItem. */
export function writeItems(operation: DynaliteOperation): (region: Region, input: Input) => Answer {
  return async (region, input) => {
    const request = validateRequest(operation, input, region.store);
    const write = createItemWrite(region, { origin: 'caller', held: false });
    try {
      return await runRequest(operation, request, write.store);
    } catch (error) {
      throw error instanceof AwsError ? withRefusedItem(error, region, input, write) : error;
    }
  };
}

/** Whether a condition did not hold. */
export function isRefusal({ code }: AwsError): boolean {
  return code === 'ConditionalCheckFailedException';
}

/** The item that a condition did not hold for, where the caller asked for it. */
export function refusedItem(region: Region, input: Input, write: ItemWrite): Item | undefined {
  if (input.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') return undefined;
  const table = region.tables.get(String(input.TableName));
  const key = table && db.createKey((input.Item ?? input.Key) as Item, table);
  return key ? write.before(table.TableName, key) : undefined;
}

function withRefusedItem(error: AwsError, region: Region, input: Input, write: ItemWrite): AwsError {
  const item = isRefusal(error) && refusedItem(region, input, write);
  return item ? new AwsError(error.code, error.message, error.statusCode, { Item: item }) : error;
}
