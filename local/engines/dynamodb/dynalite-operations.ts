import batchGetItem from 'dynalite/actions/batchGetItem.js';
import batchWriteItem from 'dynalite/actions/batchWriteItem.js';
import createTable from 'dynalite/actions/createTable.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import deleteTable from 'dynalite/actions/deleteTable.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import type { Store } from 'dynalite/db/index.js';
import batchGetItemRules from 'dynalite/validations/batchGetItem.js';
import batchWriteItemRules from 'dynalite/validations/batchWriteItem.js';
import createTableRules from 'dynalite/validations/createTable.js';
import deleteItemRules from 'dynalite/validations/deleteItem.js';
import deleteTableRules from 'dynalite/validations/deleteTable.js';
import getItemRules from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItemRules from 'dynalite/validations/putItem.js';
import queryRules from 'dynalite/validations/query.js';
import scanRules from 'dynalite/validations/scan.js';
import updateItemRules from 'dynalite/validations/updateItem.js';
import { toAwsError } from './to-aws-error.ts';

const OPERATIONS = {
  BatchGetItem: { act: batchGetItem, rules: batchGetItemRules },
  BatchWriteItem: { act: batchWriteItem, rules: batchWriteItemRules },
  CreateTable: { act: createTable, rules: createTableRules },
  DeleteItem: { act: deleteItem, rules: deleteItemRules },
  DeleteTable: { act: deleteTable, rules: deleteTableRules },
  GetItem: { act: getItem, rules: getItemRules },
  PutItem: { act: putItem, rules: putItemRules },
  Query: { act: query, rules: queryRules },
  Scan: { act: scan, rules: scanRules },
  UpdateItem: { act: updateItem, rules: updateItemRules },
} as const;

export type DynaliteOperation = keyof typeof OPERATIONS;

/** Checks a request as the service would and parses its expressions. @throws AwsError ValidationException */
export function validateRequest(
  operation: DynaliteOperation,
  input: Record<string, unknown>,
  store: Store,
): Record<string, unknown> {
  const { types, custom } = OPERATIONS[operation].rules;
  try {
    // checkTypes deletes members that it does not know from what it is given: it gets a copy.
    const request = validations.checkTypes({ ...input }, types);
    validations.checkValidations(request, types, custom, store);
    return request;
  } catch (error) {
    throw toAwsError(error);
  }
}

/** Runs a request that `validateRequest` has let through. @throws AwsError as the service would */
export function runRequest(
  operation: DynaliteOperation,
  request: Record<string, unknown>,
  store: Store,
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    OPERATIONS[operation].act(store, request, (error, answer) => {
      if (error) reject(toAwsError(error));
      else resolve(answer as Record<string, unknown>);
    });
  });
}
