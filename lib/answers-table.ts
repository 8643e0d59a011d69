import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Answers that were given before, with their vectors, leases and what was learnt of them, and summaries of
 * conversations. Each region has its own: what another region answered is asked again here. docs/decisions/0043-regional-answers.md
 */
export class AnswersTable extends Construct {
  private readonly table: TableV2;
  private readonly tableName: string;

  constructor(scope: Construct, id: string, { app }: Configuration) {
    super(scope, id);
    this.tableName = namesOf(app).tables.answers;
    this.table = new TableV2(this, 'Table', {
      tableName: this.tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Keep new answers. */
  grantKeep(fn: ServiceFunction): void {
    this.grant(fn, 'GetItem', 'PutItem', 'Query');
  }

  /** Answer prompts from the cache, and keep new answers. */
  grantAnswer(fn: ServiceFunction): void {
    this.grant(fn, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
  }

  /** Look into pairs: make aliases, take wrong answers out, learn. */
  grantLook(fn: ServiceFunction): void {
    this.grant(fn, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
  }

  /** Keep summaries of conversations. */
  grantSummarize(fn: ServiceFunction): void {
    this.grant(fn, 'GetItem', 'UpdateItem');
  }

  /** Alarm on throttled writes: a prompt or a scope is hotter than one partition. */
  alarmOn(alarms: Alarms): void {
    alarms.add('answers-write-throttles', {
      metric: this.metricThrottles(),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'table-throttles',
    });
  }

  metricThrottles(): Metric {
    return this.table.metric('WriteThrottleEvents', { statistic: 'Sum', period: Duration.minutes(1) });
  }

  private grant(fn: ServiceFunction, ...actions: readonly string[]): void {
    this.table.grant(fn, ...actions.map((action) => `dynamodb:${action}`));
    fn.addEnvironment(Env.answersTable, this.tableName);
  }
}
