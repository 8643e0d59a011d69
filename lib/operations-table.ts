import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

/** What concerns one region alone and is not replicated: admission windows, archived dead letters, connections. */
export class OperationsTable extends Construct {
  private readonly table: TableV2;
  private readonly tableName: string;

  constructor(scope: Construct, id: string, { app }: Configuration) {
    super(scope, id);
    this.tableName = namesOf(app).tables.operations;
    this.table = new TableV2(this, 'Table', {
      tableName: this.tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Count the reads that wait, and say how many may. */
  grantAdmit(fn: ServiceFunction, maxWaiters: number): void {
    this.grant(fn, 'UpdateItem');
    fn.addEnvironment(Env.maxWaiters, String(maxWaiters));
  }

  /** Keep who looks at the presence of which session, and counts of large ones. */
  grantView(fn: ServiceFunction): void {
    this.grant(fn, 'GetItem', 'UpdateItem');
  }

  /** Note which connections may hear which sessions. */
  grantNoteGrants(fn: ServiceFunction): void {
    this.grant(fn, 'UpdateItem');
  }

  /** Ask who looks, and which connections may hear which sessions. */
  grantAskGrants(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'Query');
  }

  /** List who may be connected. */
  grantListOnline(fn: ServiceFunction): void {
    this.grant(fn, 'DeleteItem', 'GetItem', 'PutItem', 'Query');
  }

  /** Tell how far completions are. */
  grantFollow(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'Query');
  }

  /** Note how far completions are, and keep what there is of their answers. */
  grantAnswer(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'PutItem', 'UpdateItem');
  }

  /** Keep how completions end. */
  grantEnd(fn: ServiceFunction): void {
    this.grant(fn, 'UpdateItem');
  }

  /** Gather questions that wait into batch jobs, and end them. */
  grantGather(fn: ServiceFunction): void {
    this.grant(fn, 'BatchGetItem', 'DeleteItem', 'PutItem', 'Query', 'UpdateItem');
  }

  /** Reserve quotas of models. */
  grantLimit(fn: ServiceFunction): void {
    this.grant(fn, 'UpdateItem');
  }

  /** Reserve quotas of models in other regions, which are counted there. */
  grantLimitIn(fn: ServiceFunction, regions: readonly string[]): void {
    const { partition, account } = Stack.of(this);
    const arnIn = (region: string) =>
      `arn:${partition}:dynamodb:${region}:${account}:table/${this.tableName}`;
    if (regions.length > 0) {
      const resources = regions.map(arnIn);
      fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources }));
    }
  }

  grantArchive(fn: ServiceFunction): void {
    this.grant(fn, 'PutItem');
  }

  alarmOn(alarms: Alarms): void {
    alarms.add('operations-write-throttles', {
      metric: this.table.metric('WriteThrottleEvents', { statistic: 'Sum', period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'table-throttles',
    });
  }

  private grant(fn: ServiceFunction, ...actions: readonly string[]): void {
    this.table.grant(fn, ...actions.map((action) => `dynamodb:${action}`));
    fn.addEnvironment(Env.operationsTable, this.tableName);
  }
}
