import type { BrokerMessage } from './broker-message.ts';

/** What a rule selects from which messages. */
export interface Selection {
  readonly filter: string;
  /** Whether the condition holds; of what a payload lacks, none does. */
  wants(message: BrokerMessage): boolean;
  /** @throws Error with a sentence where the message cannot be selected from */
  select(message: BrokerMessage): unknown;
}

const STATEMENT = /^\s*SELECT\s+(.+?)\s+FROM\s+'([^']+)'(?:\s+WHERE\s+(\w+)\s*=\s*'([^']*)')?\s*$/is;
const ATTRIBUTE = /^[A-Za-z_]\w*$/;
const FUNCTION = /^(\w+)\(\s*(\d*)\s*\)\s+AS\s+(\w+)$/i;

type Value = (message: BrokerMessage, argument: number) => unknown;

// https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-functions.html
const FUNCTIONS: Readonly<Record<string, Value>> = {
  topic: ({ topic }, segment) => (segment === 0 ? topic : topic.split('/')[segment - 1]),
  clientid: ({ clientId }) => clientId ?? 'N/A',
  timestamp: () => Date.now(),
};

/**
 * Reads the SQL of a rule: `SELECT *, topic(2) AS user FROM 'a/+/b' WHERE kind = 'c'`.
 * @throws Error with a sentence for SQL that is not known here
 */
export function selectionOf(sql: string): Selection {
  const [, list = '', filter = '', attribute, text] = STATEMENT.exec(sql) ?? [];
  if (filter === '') throw unknownSql(sql, 'the statement');
  const parts = list.split(',').map((part) => part.trim());
  const members = parts.filter((part) => part !== '*').map((part) => memberOf(part, sql));
  const hasAll = parts.includes('*');
  return {
    filter,
    wants: ({ payload }) => attribute === undefined || attributeOf(parsed(payload), attribute) === text,
    select: (message) => selected(message, members, hasAll),
  };
}

interface Member {
  readonly name: string;
  value(message: BrokerMessage): unknown;
}

function memberOf(part: string, sql: string): Member {
  // What a payload lacks, or one that is no JSON object, is left out.
  if (ATTRIBUTE.test(part)) return { name: part, value: ({ payload }) => attributeOf(parsed(payload), part) };
  const [, called = '', argument, name = ''] = FUNCTION.exec(part) ?? [];
  const call = FUNCTIONS[called.toLowerCase()];
  if (call === undefined) throw unknownSql(sql, part);
  return { name, value: (message) => call(message, Number(argument)) };
}

function unknownSql(sql: string, part: string): Error {
  return new Error(
    `the local cloud does not know ${part} in the SQL ${sql}. It knows SELECT *, names of the payload, ${Object.keys(FUNCTIONS).join('() AS a, ')}() AS a FROM 'filter' WHERE name = 'text'.`,
  );
}

/** A payload that is no JSON is handed on as it is by `SELECT *` alone; nothing can be added to it. */
function selected(message: BrokerMessage, members: readonly Member[], hasAll: boolean): unknown {
  const added = Object.fromEntries(members.map(({ name, value }) => [name, value(message)]));
  if (!hasAll) return added;
  const payload = parsed(message.payload);
  if (members.length === 0) return payload ?? message.payload;
  if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
    return { ...payload, ...added };
  throw new Error(`the payload on ${message.topic} is no JSON object, so that nothing can be added to it`);
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}

function attributeOf(payload: unknown, name: string): unknown {
  return typeof payload === 'object' && payload !== null && Object.hasOwn(payload, name)
    ? (payload as Record<string, unknown>)[name]
    : undefined;
}
