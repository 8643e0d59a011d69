import type { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Configuration } from './configuration.ts';
import { GlobalTable } from './global-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Snapshots: the fold of each lane, written by the lane's region. */
export class ProfileStore extends GlobalTable {
  constructor(scope: Construct, configuration: Configuration, region: string) {
    super(scope, 'profile-store', {
      configuration,
      region,
      tableName: namesOf(configuration.app).tables.profile,
      variable: Env.profileTable,
    });
  }

  grantSave(fn: ServiceFunction): void {
    this.grant(fn, 'Query', 'UpdateItem');
  }

  grantRead(fn: ServiceFunction): void {
    this.grant(fn, 'Query');
  }
}
