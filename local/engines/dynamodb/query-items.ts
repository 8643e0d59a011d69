import { runRequest, validateRequest } from './dynalite-operations.ts';
import { type KeyQuery, queryByKey } from './key-query.ts';
import { knownKeyConditions } from './known-key-conditions.ts';
import type { Region } from './region.ts';
import type { Table } from './table.ts';

type Input = Record<string, unknown>;

const known = knownKeyConditions();
const PLAIN_MEMBERS = new Set([
  'TableName',
  'ConsistentRead',
  'KeyConditionExpression',
  'ExpressionAttributeValues',
  'ScanIndexForward',
  'Limit',
]);

/** Query: by dynalite, unless it asks for nothing but a range of keys in words that dynalite has let through before. */
export async function queryItems(region: Region, input: Input): Promise<Record<string, unknown>> {
  const table = region.tables.get(String(input.TableName));
  const query = table && keyQueryOf(table, input);
  if (query) return queryByKey(region, table, query);
  const answer = await runRequest('Query', validateRequest('Query', input, region.store), region.store);
  if (table) known.learn(table, input);
  return answer;
}

function keyQueryOf(table: Table, input: Input): KeyQuery | undefined {
  const { Limit: limit, ScanIndexForward: isForward = true, ConsistentRead: isExact = true } = input;
  const isPlain = Object.keys(input).every((member) => PLAIN_MEMBERS.has(member));
  if (!isPlain || typeof isForward !== 'boolean' || typeof isExact !== 'boolean') return undefined;
  if (limit !== undefined && !(Number.isInteger(limit) && Number(limit) > 0)) return undefined;
  const conditions = known.read(table, input);
  return (
    conditions && {
      conditions,
      limit: limit === undefined ? undefined : Number(limit),
      isReverse: !isForward,
    }
  );
}
