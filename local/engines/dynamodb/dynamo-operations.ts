import { readItems, writeItems } from './item-operations.ts';
import { queryItems } from './query-items.ts';
import type { Region } from './region.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './stream-operations.ts';
import {
  createTableByCall,
  deleteTableByCall,
  describeTable,
  describeTimeToLive,
  listTables,
  listTagsOfResource,
  updateTimeToLive,
} from './table-operations.ts';
import { transactGet, transactWrite } from './transactions.ts';

type Answer = Record<string, unknown>;
type Operation = (region: Region, input: Record<string, unknown>) => Promise<Answer>;

/** Every operation of DynamoDB and DynamoDB Streams that the local cloud answers. */
export const dynamoOperations: Readonly<Record<string, Operation>> = {
  GetItem: readItems('GetItem'),
  BatchGetItem: readItems('BatchGetItem'),
  Query: queryItems,
  Scan: readItems('Scan'),
  PutItem: writeItems('PutItem'),
  UpdateItem: writeItems('UpdateItem'),
  DeleteItem: writeItems('DeleteItem'),
  BatchWriteItem: writeItems('BatchWriteItem'),
  TransactWriteItems: transactWrite,
  TransactGetItems: transactGet,
  CreateTable: createTableByCall,
  DeleteTable: deleteTableByCall,
  UpdateTimeToLive: updateTimeToLive,
  DescribeTable: atOnce(describeTable),
  ListTables: atOnce(listTables),
  DescribeTimeToLive: atOnce(describeTimeToLive),
  ListTagsOfResource: atOnce(listTagsOfResource),
  ListStreams: atOnce(listStreams),
  DescribeStream: atOnce(describeStream),
  GetShardIterator: atOnce(getShardIterator),
  GetRecords: atOnce(getRecords),
};

function atOnce(answer: (region: Region, input: Record<string, unknown>) => Answer): Operation {
  return async (region, input) => answer(region, input);
}
