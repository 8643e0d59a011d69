import type { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Configuration } from './configuration.ts';
import { GlobalTable } from './global-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Members, read cursors and failures of sessions, and what each region's watch observes. */
export class SessionStore extends GlobalTable {
  constructor(scope: Construct, configuration: Configuration, region: string) {
    super(scope, 'session-store', {
      configuration,
      region,
      tableName: namesOf(configuration.app).tables.session,
      variable: Env.sessionTable,
    });
  }

  /** Ask who is a member. */
  grantAsk(fn: ServiceFunction): void {
    this.grant(fn, 'Query');
  }

  /** Ask who is a member, who is connected, and why an event failed. */
  grantRead(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'GetItem', 'Query');
  }

  /** Keep members and whose sessions they are, raise read marks, and record why an event failed. */
  grantProject(fn: ServiceFunction): void {
    this.grant(fn, 'PutItem', 'UpdateItem');
  }

  /** Record why an event failed. */
  grantRecord(fn: ServiceFunction): void {
    this.grant(fn, 'PutItem');
  }

  /** Ask who is a member and who is connected. */
  grantAskAll(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'Query');
  }

  /** Note who is connected, and read the heartbeats of regions. */
  grantNotePresence(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'GetItem', 'PutItem', 'Query');
  }

  /** Write down which regions answer, and read what the other regions wrote. */
  grantObserve(fn: ServiceFunction): void {
    this.grant(fn, 'Query', 'PutItem');
  }
}
