import type { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Configuration } from './configuration.ts';
import { GlobalTable } from './global-table.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Commits, checkpoints, identities and messages of every session. relay takes `streamArn()`: in every region it
 * carries all regions' commits; Lambda advises one consumer per stream of a global table.
 */
export class EventStore extends GlobalTable {
  constructor(scope: Construct, configuration: Configuration, region: string) {
    super(scope, 'event-store', {
      configuration,
      region,
      tableName: namesOf(configuration.app).tables.eventStore,
      variable: Env.eventStoreTable,
    });
  }

  /** Append commits and what belongs to them; nothing is ever deleted. */
  grantAppend(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem');
  }

  /** Read items by their keys. */
  grantReadOne(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem');
  }

  /** Read messages and what became of them. */
  grantReadMessages(fn: ServiceFunction): void {
    this.grant(fn, 'Query');
  }

  grantRead(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'Query');
  }
}
