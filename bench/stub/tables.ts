import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { itemBytes, type WireItem } from './item-bytes.ts';
import type { Counter } from './tally.ts';

/** A call's input, as far as the stub looks at it. */
export interface Input {
  readonly TableName: string;
  readonly Item: WireItem;
  readonly Key: WireItem;
  readonly Limit?: number;
  readonly ConsistentRead?: boolean;
  readonly KeyConditionExpression: string;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: WireItem;
  readonly RequestItems: Readonly<Record<string, unknown>>;
}

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
    if (input !== undefined && !mayReplace(old, input)) {
      return false;
    }
    partition.set(textOf(item.sk), item);
    return true;
  }

  /** An item that is changed is billed whole. False where the condition does not hold. */
  update(input: Input): boolean {
    const old = this.partition(input.TableName, textOf(input.Key.pk)).get(textOf(input.Key.sk));
    return this.put(input.TableName, { ...old, ...input.Key, ...changesOf(input, old) }, input);
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
    const units = readUnits(items.reduce((bytes, item) => bytes + itemBytes(item), 0));
    this.counter.read(input.ConsistentRead === true ? units : units / 2);
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

/** No condition, or nothing there, or an older version; that a set has room is taken for granted. */
function mayReplace(old: WireItem | undefined, input: Input): boolean {
  const { ConditionExpression = '', ExpressionAttributeValues: values } = input;
  if (ConditionExpression === '' || ConditionExpression.includes('size(ids)') || old === undefined) {
    return true;
  }
  const newer = /#version < (:\w+)/.exec(ConditionExpression)?.[1];
  return newer !== undefined && Number(old.version?.N) < Number(values?.[newer]?.N);
}

/** `SET #a = :a, …` and `ADD ids :ids`, which is all that apply asks for. */
function changesOf(input: Input, old: WireItem | undefined): WireItem {
  const { UpdateExpression = '', ExpressionAttributeNames: names = {} } = input;
  const values = input.ExpressionAttributeValues ?? {};
  if (UpdateExpression === 'ADD ids :ids') {
    return { ids: { BS: [...(old?.ids?.BS ?? []), ...(values[':ids']?.BS ?? [])] } };
  }
  const sets = [...UpdateExpression.matchAll(/(#\w+) = (:\w+)/g)];
  if (!UpdateExpression.startsWith('SET ') || sets.length === 0) {
    throw new Error(`The stub knows no update "${UpdateExpression}"; teach it in bench/stub/tables.ts.`);
  }
  return Object.fromEntries(
    sets.map(([, name = '', value = '']) => [names[name] ?? name, values[value] as AttributeValue]),
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
