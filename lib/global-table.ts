import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AttributeType,
  Billing,
  type ITableV2,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { askedOfAws } from './asked-of-aws.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

export interface GlobalTableProps {
  readonly configuration: Configuration;
  readonly region: string;
  readonly tableName: string;
  /** Environment variable under which functions look for the table. */
  readonly variable: string;
}

/**
 * A table with a replica in every region. The primary region's stack defines it with its replicas; the others
 * know theirs by name. Replication is asynchronous: strong consistency is limited to one continent and has no TTL.
 */
export class GlobalTable extends Construct {
  private readonly table: ITableV2 | TableV2;
  private readonly props: GlobalTableProps;

  constructor(scope: Construct, id: string, props: GlobalTableProps) {
    super(scope, id);
    this.props = props;
    this.table =
      props.region === props.configuration.primary
        ? this.define(props)
        : TableV2.fromTableName(this, 'Replica', props.tableName);
  }

  /** ARN of this region's stream, whose name ends in a date and therefore is no literal. */
  streamArn(): string {
    return this.table.tableStreamArn ?? this.replicaStreamArn();
  }

  /** Alarms on throttles here and on slow replication from here to each other region. */
  alarmOn(alarms: Alarms): void {
    alarms.add(`${this.node.id}-write-throttles`, {
      metric: this.metricThrottles(),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'table-throttles',
    });
    for (const receiver of this.otherRegions()) {
      alarms.add(`${this.node.id}-replication-${receiver}`, {
        metric: this.metricReplicationLatencyMs(receiver),
        threshold: 30_000,
        evaluationPeriods: 5,
        runbook: 'replication-latency',
      });
    }
  }

  metricThrottles(): Metric {
    return this.metric('WriteThrottleEvents', 'Sum', {});
  }

  metricReplicationLatencyMs(receiver: string): Metric {
    return this.metric('ReplicationLatency', 'Average', { ReceivingRegion: receiver });
  }

  /** Permission for these actions on the table alone, and the variable that names it. */
  protected grant(fn: ServiceFunction, ...actions: readonly string[]): void {
    this.table.grant(fn, ...actions.map((action) => `dynamodb:${action}`));
    fn.addEnvironment(this.props.variable, this.props.tableName);
  }

  private define({ tableName }: GlobalTableProps): TableV2 {
    return new TableV2(this, 'Table', {
      tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      replicas: this.otherRegions().map((region) => ({ region, deletionProtection: true })),
    });
  }

  // CloudFormation knows the stream of the primary only, so the replica's is asked for when the stack is deployed.
  private replicaStreamArn(): string {
    // A region that is restored has a new stream, and CloudFormation asks again only what is new to it.
    const epoch = this.props.configuration.regions.find(({ name }) => name === this.props.region)?.epoch ?? 1;
    return askedOfAws(this, epoch === 1 ? 'StreamArn' : `StreamArn${epoch}`, {
      service: 'DynamoDB',
      action: 'DescribeTable',
      parameters: { TableName: this.props.tableName },
      path: 'Table.LatestStreamArn',
      resources: [this.table.tableArn],
    });
  }

  private otherRegions(): string[] {
    const { configuration, region } = this.props;
    return configuration.regions.map(({ name }) => name).filter((name) => name !== region);
  }

  private metric(metricName: string, statistic: string, dimensions: Record<string, string>): Metric {
    return new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      statistic,
      dimensionsMap: { TableName: this.props.tableName, ...dimensions },
      period: Duration.minutes(1),
      region: Stack.of(this).region,
    });
  }
}
