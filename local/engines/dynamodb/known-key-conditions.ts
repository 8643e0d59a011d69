import type { Table } from './table.ts';

/** The key conditions of a query on a table whose keys are strings. */
export interface KeyConditions {
  readonly hash: string;
  /** A prefix, or the first and the last; missing for the whole partition. */
  readonly range: readonly [prefix: string] | readonly [first: string, last: string] | undefined;
}

/** Key conditions as they were let through before. */
export interface KnownKeyConditions {
  /** Reads the conditions; undefined where somebody else must judge them. */
  read(table: Table, input: Record<string, unknown>): KeyConditions | undefined;
  /** The table has answered this input. */
  learn(table: Table, input: Record<string, unknown>): void;
}

const BY_KEY = /^(\w+) = (:\w+)(?: AND (?:begins_with\((\w+), (:\w+)\)|(\w+) BETWEEN (:\w+) AND (:\w+)))?$/;
/** Far below the limits of keys, so that nothing refused elsewhere is let through here. */
const MOST_CHARACTERS = 512;

/** Makes a memory without expressions. One that was never answered may be wrong in ways that only dynalite knows. */
export function knownKeyConditions(): KnownKeyConditions {
  const known = new WeakMap<Table, Map<string, RegExpExecArray>>();
  return {
    read(table, { KeyConditionExpression, ExpressionAttributeValues }) {
      const names = known.get(table)?.get(String(KeyConditionExpression));
      return names && conditionsOf(names, (ExpressionAttributeValues ?? {}) as Record<string, unknown>);
    },
    learn(table, { KeyConditionExpression }) {
      const names = BY_KEY.exec(String(KeyConditionExpression));
      if (!names || !fitsKeys(names, table)) return;
      const ofTable = known.get(table) ?? new Map<string, RegExpExecArray>();
      known.set(table, ofTable.set(names[0], names));
    },
  };
}

function fitsKeys([, hash, , prefixed, , ranged]: RegExpExecArray, table: Table): boolean {
  const { KeySchema, AttributeDefinitions } = table;
  const range = prefixed ?? ranged;
  const areStrings = KeySchema.every(
    ({ AttributeName: key }) =>
      AttributeDefinitions.find(({ AttributeName }) => AttributeName === key)?.AttributeType === 'S',
  );
  const [hashKey, rangeKey] = KeySchema;
  return (
    areStrings &&
    hash === hashKey?.AttributeName &&
    (range === undefined || range === rangeKey?.AttributeName)
  );
}

function conditionsOf(
  [, , hashName = '', , prefixName, , firstName, lastName]: RegExpExecArray,
  values: Readonly<Record<string, unknown>>,
): KeyConditions | undefined {
  const names = [hashName, prefixName, firstName, lastName].filter((name) => name !== undefined);
  const [hash, ...range] = names.map((name) => textOf(values[name]));
  // A value too many is refused, and so are bounds that are crossed or a value of another type.
  const isPlain = Object.keys(values).length === new Set(names).size && ![hash, ...range].includes(undefined);
  const [from, to] = range;
  if (!isPlain || hash === undefined) return undefined;
  if (from === undefined || to === undefined) return { hash, range: from === undefined ? undefined : [from] };
  return Buffer.from(from).compare(Buffer.from(to)) > 0 ? undefined : { hash, range: [from, to] };
}

/** Text that may stand in a key, if it is nothing else. */
function textOf(value: unknown): string | undefined {
  const { S: text, ...others } = (value ?? {}) as { S?: unknown };
  const isText = typeof text === 'string' && text !== '' && text.length <= MOST_CHARACTERS;
  return isText && Object.keys(others).length === 0 ? text : undefined;
}
