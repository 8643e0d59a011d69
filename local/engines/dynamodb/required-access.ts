import type { Access, ServiceCall } from '../engine.ts';
import { tableArn } from './stream-arn.ts';
import { streamArnOfIterator } from './stream-operations.ts';

type Input = Record<string, unknown>;

/**
 * What IAM must allow for a call, as the service authorization reference for DynamoDB lists it:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function requiredAccess({ region, operation, input }: ServiceCall, accountId: string): Access[] {
  const ofTable = (table: unknown) => tableArn(region, accountId, String(table));
  const list = ACCESS[operation] ?? onTable;
  return list(input, ofTable).map(([action, resource]) => ({
    action: `dynamodb:${action ?? operation}`,
    resource,
  }));
}

/** Action (the operation itself if undefined) and resource. */
type Need = readonly [action: string | undefined, resource: string];
type Needs = (input: Input, ofTable: (table: unknown) => string) => Need[];

const onTable: Needs = (input, ofTable) => [[undefined, ofTable(input.TableName)]];

const onTableOrIndex: Needs = ({ TableName, IndexName }, ofTable) => [
  [undefined, IndexName ? `${ofTable(TableName)}/index/${IndexName}` : ofTable(TableName)],
];

const onEveryTable: Needs = ({ RequestItems }, ofTable) =>
  Object.keys(RequestItems ?? {}).map((table) => [undefined, ofTable(table)]);

/** Transactions have no action of their own: each part needs the action of the plain operation. */
const onEveryPart: Needs = ({ TransactItems }, ofTable) => {
  const parts = (TransactItems ?? []) as Record<string, Input | undefined>[];
  const needs = parts.flatMap((part) =>
    Object.entries(part).map(
      ([kind, inner]): Need => [ACTION_OF_PART[kind] ?? kind, ofTable(inner?.TableName)],
    ),
  );
  return [...new Map(needs.map((need) => [need.join(' '), need])).values()];
};

const anywhere: Needs = () => [[undefined, '*']];
const onStream: Needs = ({ StreamArn }) => [[undefined, String(StreamArn)]];
const onIterator: Needs = ({ ShardIterator }) => [[undefined, streamArnOfIterator(ShardIterator)]];
const onResource: Needs = ({ ResourceArn }) => [[undefined, String(ResourceArn)]];

const ACTION_OF_PART: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** Any of these, as the parts of a transaction are. */
export const ACTIONS_OF_TRANSACTIONS = {
  TransactWriteItems: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  TransactGetItems: ['GetItem'],
} as const;

const ACCESS: Record<string, Needs> = {
  Query: onTableOrIndex,
  Scan: onTableOrIndex,
  BatchGetItem: onEveryTable,
  BatchWriteItem: onEveryTable,
  TransactWriteItems: onEveryPart,
  TransactGetItems: onEveryPart,
  ListTables: anywhere,
  ListStreams: anywhere,
  DescribeStream: onStream,
  GetShardIterator: onStream,
  GetRecords: onIterator,
  ListTagsOfResource: onResource,
};
