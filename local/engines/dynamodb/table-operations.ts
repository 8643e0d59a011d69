import type { Region } from './region.ts';
import { STREAM_LABEL } from './stream-arn.ts';
import type { StreamViewType, Table, TableSettings, Tag } from './table.ts';
import { createTable, deleteTable, notFound, saveSettings } from './table-catalog.ts';
import type { TableDefinition } from './table-definition.ts';

type Input = Record<string, unknown>;
type Answer = Record<string, unknown>;

const DEFAULT_LIST_LIMIT = 100;

/** CreateTable; the table is active when it answers. */
export async function createTableByCall(region: Region, input: Input): Promise<Answer> {
  const definition = definitionOf(region, input);
  await createTable(region, definition);
  await saveSettings(region, definition);
  return { TableDescription: description(region, tableOf(region, input)) };
}

/** DeleteTable; the table is gone when it answers. */
export async function deleteTableByCall(region: Region, input: Input): Promise<Answer> {
  const table = await deleteTable(region, input);
  return { TableDescription: { ...description(region, table), TableStatus: 'DELETING' } };
}

/** DescribeTable. */
export function describeTable(region: Region, input: Input): Answer {
  return { Table: description(region, tableOf(region, input)) };
}

/** ListTables. dynalite's own walks over every item of every table. */
export function listTables(region: Region, { ExclusiveStartTableName, Limit }: Input): Answer {
  const after = String(ExclusiveStartTableName ?? '');
  const limit = typeof Limit === 'number' ? Limit : DEFAULT_LIST_LIMIT;
  const names = [...region.tables.keys()].sort().filter((name) => name > after);
  const TableNames = names.slice(0, limit);
  return { TableNames, ...(names.length > limit && { LastEvaluatedTableName: TableNames.at(-1) }) };
}

/** DescribeTimeToLive. */
export function describeTimeToLive(region: Region, input: Input): Answer {
  const { ttlAttribute } = tableOf(region, input).settings;
  const TimeToLiveDescription = ttlAttribute
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute }
    : { TimeToLiveStatus: 'DISABLED' };
  return { TimeToLiveDescription };
}

/** UpdateTimeToLive; holds for items written from then on. */
export async function updateTimeToLive(region: Region, input: Input): Promise<Answer> {
  const table = tableOf(region, input);
  const wanted = (input.TimeToLiveSpecification ?? {}) as { Enabled?: boolean; AttributeName?: string };
  const { ttlAttribute: _, ...others } = table.settings;
  const settings = wanted.Enabled ? { ...others, ttlAttribute: String(wanted.AttributeName) } : others;
  await saveSettings(region, { name: table.TableName, request: {}, settings });
  return { TimeToLiveSpecification: wanted };
}

/** ListTagsOfResource. */
export function listTagsOfResource(region: Region, { ResourceArn }: Input): Answer {
  return { Tags: tableOf(region, { TableName: String(ResourceArn).split('/')[1] }).settings.tags };
}

function tableOf(region: Region, { TableName }: Input): Table {
  const table = region.tables.get(String(TableName));
  if (!table) throw notFound(TableName);
  return table;
}

function definitionOf(region: Region, input: Input): TableDefinition {
  const stream = input.StreamSpecification as
    | { StreamEnabled?: boolean; StreamViewType?: StreamViewType }
    | undefined;
  const settings: TableSettings = {
    replicas: [region.name],
    tags: (input.Tags as Tag[] | undefined) ?? [],
    ...(stream?.StreamEnabled && { streamViewType: stream.StreamViewType ?? 'NEW_AND_OLD_IMAGES' }),
  };
  return { name: String(input.TableName), request: input, settings };
}

function description(region: Region, { settings, ...table }: Table): Answer {
  const stream = region.streams.get(table.TableName);
  return {
    ...table,
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
      LatestStreamArn: stream.arn,
      LatestStreamLabel: STREAM_LABEL,
    }),
    ...(settings.replicas.length > 1 && {
      GlobalTableVersion: '2019.11.21',
      Replicas: replicas(region, settings),
    }),
  };
}

function replicas(region: Region, settings: TableSettings): Answer[] {
  const others = settings.replicas.filter((name) => name !== region.name);
  return others.map((RegionName) => ({ RegionName, ReplicaStatus: 'ACTIVE' }));
}
