import { setTimeout as sleep } from 'node:timers/promises';
import {
  createDynamoEngine,
  type DynamoEngine,
} from '../../../../local/engines/dynamodb/create-dynamo-engine.ts';
import type { Backlog } from '../../../../local/engines/dynamodb/replication.ts';
import type { CloudResource } from '../../../../local/engines/engine.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { type FaultBoard, NO_FAULTS } from '../../../../local/faults/faults.ts';

export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;
export const ACCOUNT = '123456789012';
const DEADLINE_MS = 5_000;

export interface TestBoard extends FaultBoard {
  set(changes: object): void;
}

/** Faults that a test changes; replication takes 1 to 5 ms unless it says otherwise. */
export function createBoard(): TestBoard {
  const board = createFaultBoard({ ...NO_FAULTS, replication: { ...NO_FAULTS.replication, lagMs: [1, 5] } });
  return Object.assign(board, { set: (changes: object) => void board.change(changes) });
}

export function partitioned(...pairs: [string, string][]): object {
  return { replication: { partitions: pairs } };
}

/** A global table as CDK's TableV2 synthesizes it. */
export function globalTable(properties: Record<string, unknown> = {}): CloudResource {
  return {
    type: 'AWS::DynamoDB::GlobalTable',
    region: 'us-east-1',
    accountId: ACCOUNT,
    stackName: 'Meridian-us-east-1',
    logicalId: 'EventStore',
    physicalName: 'events',
    properties: {
      TableName: 'events',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: REGIONS.map((Region) => ({ Region, DeletionProtectionEnabled: true })),
      ...properties,
    },
  };
}

export type Call = (operation: string, input: object, region?: string) => Promise<Record<string, unknown>>;

function caller(engine: DynamoEngine): Call {
  return (operation, input, region = 'us-east-1') =>
    engine.call({
      region,
      operation,
      input: { TableName: 'events', ...input },
      principal: { kind: 'operator' },
    });
}

export interface Setting {
  readonly engine: DynamoEngine;
  readonly board: TestBoard;
  readonly call: Call;
}

export async function start(options: {
  folder?: string;
  board?: TestBoard;
  table?: CloudResource;
  now?: (region: string) => number;
}): Promise<Setting> {
  const { board = createBoard(), table = globalTable(), ...rest } = options;
  const engine = createDynamoEngine({ ...rest, regions: REGIONS, faults: board });
  await engine.provision(table);
  return { engine, board, call: caller(engine) };
}

const open: Setting[] = [];

/** Starts an engine that `closeAll` closes. */
export async function begin(options: Parameters<typeof start>[0] = {}): Promise<Setting> {
  const setting = await start(options);
  open.push(setting);
  return setting;
}

export async function closeAll(): Promise<void> {
  for (const { engine } of open.splice(0)) await engine.close();
}

export function key(sk = 'EVENT#1', pk = 'SESSION#1') {
  return { pk: { S: pk }, sk: { S: sk } };
}

/** The attribute `value` of an item as one region has it. */
export async function valueIn(call: Call, region: string, itemKey = key()): Promise<unknown> {
  const { Item } = await call('GetItem', { Key: itemKey }, region);
  return (Item as { value?: { S?: string } } | undefined)?.value?.S;
}

/** The attribute `value` of an item as each region has it. */
export async function everywhere({ call }: Setting, itemKey = key()): Promise<unknown[]> {
  return Promise.all(REGIONS.map((region) => valueIn(call, region, itemKey)));
}

export async function put(call: Call, value: string, region?: string, itemKey = key()): Promise<void> {
  await call('PutItem', { Item: { ...itemKey, value: { S: value } } }, region);
}

/** Waits until what is asked for becomes what is expected, and fails with what it was last. */
export async function eventually(ask: () => unknown, expected: unknown): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  let last = await ask();
  while (JSON.stringify(last) !== JSON.stringify(expected) && Date.now() < deadline) {
    await sleep(5);
    last = await ask();
  }
  expect(last).toEqual(expected);
}

/** Waits until nothing is under way between regions. */
export function settled(engine: DynamoEngine): Promise<void> {
  return eventually(() => engine.replicationBacklog(), []);
}

/** What is on its way, whatever its age. */
export function waiting(engine: DynamoEngine): Omit<Backlog, 'oldestAtMs'>[] {
  return engine.replicationBacklog().map(({ oldestAtMs: _, ...link }) => link);
}
