import type { CloudResource } from '../engine.ts';
import type { StreamViewType, TableSettings, Tag } from './table.ts';

/** A table to be made: CreateTable's members, and what dynalite does not know of. */
export interface TableDefinition {
  readonly name: string;
  readonly request: Record<string, unknown>;
  readonly settings: TableSettings;
}

interface CloudIndex {
  readonly IndexName: string;
  readonly KeySchema: unknown;
  readonly Projection: unknown;
}

interface CloudTable {
  readonly KeySchema: unknown;
  readonly AttributeDefinitions: unknown;
  readonly GlobalSecondaryIndexes?: readonly CloudIndex[];
  readonly LocalSecondaryIndexes?: readonly CloudIndex[];
  readonly StreamSpecification?: { readonly StreamViewType?: StreamViewType };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean | string };
  readonly Replicas?: readonly { readonly Region: string; readonly Tags?: readonly Tag[] }[];
  readonly Tags?: readonly Tag[];
}

/** Obeyed, or without meaning on a laptop: backups, encryption, capacity, insights. */
const KNOWN_PROPERTIES: readonly string[] = [
  'AttributeDefinitions',
  'BillingMode',
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'GlobalSecondaryIndexes',
  'KeySchema',
  'LocalSecondaryIndexes',
  'OnDemandThroughput',
  'PointInTimeRecoverySpecification',
  'ProvisionedThroughput',
  'Replicas',
  'ResourcePolicy',
  'SSESpecification',
  'StreamSpecification',
  'TableClass',
  'TableName',
  'Tags',
  'TimeToLiveSpecification',
  'WarmThroughput',
  'WriteOnDemandThroughputSettings',
  'WriteProvisionedThroughputSettings',
];

/** Reads a table's template. @throws Error where the local engine cannot be what the template says */
export function tableDefinition(resource: CloudResource, regions: readonly string[]): TableDefinition {
  refuseUnknownProperties(resource);
  const table = resource.properties as unknown as CloudTable;
  const replicas = replicasOf(resource, table, regions);
  const viewType = table.StreamSpecification?.StreamViewType ?? impliedView(replicas);
  const ttl = table.TimeToLiveSpecification;
  const isTtlOn = ttl?.Enabled === true || ttl?.Enabled === 'true';
  return {
    name: resource.physicalName,
    request: requestOf(resource.physicalName, table),
    settings: {
      replicas,
      tags: table.Tags ?? table.Replicas?.find(({ Region }) => Region === resource.region)?.Tags ?? [],
      ...(viewType && { streamViewType: viewType }),
      ...(isTtlOn && ttl?.AttributeName && { ttlAttribute: ttl.AttributeName }),
    },
  };
}

function refuseUnknownProperties({ type, logicalId, properties }: CloudResource): void {
  const unknown = Object.keys(properties).filter((name) => !KNOWN_PROPERTIES.includes(name));
  if (unknown.length === 0) return;
  throw new Error(
    `${type} ${logicalId} has ${unknown.join(', ')}, which the local DynamoDB does not know. Take it out, or teach local/engines/dynamodb what it means.`,
  );
}

function replicasOf(
  { region, logicalId }: CloudResource,
  { Replicas }: CloudTable,
  regions: readonly string[],
): string[] {
  const replicas = Replicas?.map(({ Region }) => Region) ?? [region];
  const missing = replicas.filter((replica) => !regions.includes(replica));
  if (missing.length === 0) return replicas;
  throw new Error(
    `${logicalId} has replicas in ${missing.join(', ')}, but the local cloud runs ${regions.join(', ')}. Start it with these regions too.`,
  );
}

/** Global tables cannot be without a stream: replication reads it. */
function impliedView(replicas: readonly string[]): StreamViewType | undefined {
  return replicas.length > 1 ? 'NEW_AND_OLD_IMAGES' : undefined;
}

function requestOf(name: string, table: CloudTable): Record<string, unknown> {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    ...indexesOf('GlobalSecondaryIndexes', table),
    ...indexesOf('LocalSecondaryIndexes', table),
  };
}

function indexesOf(
  kind: 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes',
  table: CloudTable,
): Record<string, unknown> {
  const indexes = table[kind]?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  return indexes?.length ? { [kind]: indexes } : {};
}
