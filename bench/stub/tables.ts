import { itemBytes, type WireItem } from './item-bytes.ts';
import type { Counter } from './tally.ts';

export type Input = Readonly<Record<string, never>> & {
  readonly TableName: string;
  readonly Item: WireItem;
  readonly Key: WireItem;
  readonly Limit?: number;
  readonly KeyConditionExpression: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: WireItem;
  readonly RequestItems: Readonly<Record<string, unknown>>;
};

type Partition = Map<string, WireItem>;
const READ_UNIT_BYTES = 4 * 1_024;

/** Tables in memory that understand what the store's adapters ask, and count what it would cost. */
export class Tables {
  private readonly tables = new Map<string, Map<string, Partition>>();
  private readonly counter: Counter;

  constructor(counter: Counter) {
    this.counter = counter;
  }

  /** False where the condition does not hold, which costs as much as if it did. */
  put(table: string, item: WireItem, input?: Input): boolean {
    const partition = this.partition(table, textOf(item.pk));
    const old = partition.get(textOf(item.sk));
    this.counter.wrote(textOf(item.sk), itemBytes(item));
    if (input?.ConditionExpression !== undefined && !mayReplace(old, input)) {
      return false;
    }
    partition.set(textOf(item.sk), item);
    return true;
  }

  /** Adds to the set of `ADD ids :ids`, the one update that apply makes; a DynamoDB item is billed whole. */
  addToSet(table: string, { Key, ExpressionAttributeValues }: Input): void {
    const partition = this.partition(table, textOf(Key.pk));
    const before = partition.get(textOf(Key.sk))?.ids?.BS ?? [];
    const BS = [...before, ...(ExpressionAttributeValues?.[':ids']?.BS ?? [])];
    const item = { ...Key, ids: { BS } };
    partition.set(textOf(Key.sk), item);
    this.counter.wrote(textOf(Key.sk), itemBytes(item));
  }

  get(table: string, key: WireItem): WireItem | undefined {
    const item = this.partition(table, textOf(key.pk)).get(textOf(key.sk));
    this.counter.read(readUnits(item === undefined ? 0 : itemBytes(item)));
    return item;
  }

  query(input: Input): WireItem[] {
    const values = input.ExpressionAttributeValues ?? {};
    const { first, last } = rangeOf(input.KeyConditionExpression, values);
    const partition = this.partition(input.TableName, textOf(values[':pk']));
    const found = [...partition.keys()].filter((sk) => sk >= first && sk <= last).sort();
    const items = found.slice(0, input.Limit).map((sk) => partition.get(sk) as WireItem);
    this.counter.read(readUnits(items.reduce((bytes, item) => bytes + itemBytes(item), 0)));
    return items;
  }

  private partition(table: string, pk: string): Partition {
    const partitions = this.tables.get(table) ?? new Map<string, Partition>();
    this.tables.set(table, partitions);
    const partition = partitions.get(pk) ?? new Map();
    partitions.set(pk, partition);
    return partition;
  }
}

/** Either nothing may be there, or only an older version. */
function mayReplace(old: WireItem | undefined, input: Input): boolean {
  return (
    old === undefined ||
    (input.ConditionExpression?.includes('#version < :mine') === true &&
      Number(old.version?.N) < Number(input.ExpressionAttributeValues?.[':mine']?.N))
  );
}

function rangeOf(expression: string, values: WireItem): { first: string; last: string } {
  const between = /sk BETWEEN (:\w+) AND (:\w+)/.exec(expression);
  if (between) {
    return { first: textOf(values[between[1] as string]), last: textOf(values[between[2] as string]) };
  }
  const prefix = /begins_with\(sk, (:\w+)\)/.exec(expression);
  if (prefix === null) {
    throw new Error(`The stub knows no key condition "${expression}"; teach it in bench/stub/tables.ts.`);
  }
  const first = textOf(values[prefix[1] as string]);
  return { first, last: `${first}\uffff` };
}

function readUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES));
}

function textOf(value: { S?: string } | undefined): string {
  return value?.S ?? '';
}
