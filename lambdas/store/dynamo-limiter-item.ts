import { limiterPk } from '../contract/keys.ts';
import type { Dimension, Step } from '../domain/limiter/level.ts';
import type { LimiterState, OpenCall } from '../domain/limiter/limiter-state.ts';
import type { ReserveWrite } from '../domain/limiter/reservation.ts';
import type { SettleWrite } from '../domain/limiter/settlement.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { N, S } from './items.ts';
import type { LimiterItem, Written } from './limiter-item.ts';
import { UpdateText } from './update-text.ts';

const DIMENSIONS: readonly Dimension[] = ['requests', 'tokens', 'floor-standard', 'floor-batch'];
/** Begins the attribute of a call under way. */
const OPEN = '~';
const SHRUNK_TO = 'shrunkTo';
const SHRUNK_AT = 'shrunkAt';

/** One item of a region's own table for each inference profile; calls under way are attributes of it. */
export function dynamoLimiterItem(
  db: DynamoDb,
  table: string,
  { region, profile }: { region: string; profile: string },
): LimiterItem {
  const key = { pk: S(limiterPk(region, profile)), sk: S('-') };
  const written = async (text: UpdateText): Promise<Written> => {
    const { outcome, item } = await db.change({ TableName: table, Key: key, ...text.input() });
    return { isDone: outcome === 'done', state: stateOf(item) };
  };
  return {
    reserve: (write) => written(reserveText(write)),
    settle: (write) => written(settleText(write)),
  };
}

function reserveText({ key, steps, open, nowUs, shrunkAtUs, forgotten }: ReserveWrite): UpdateText {
  const text = new UpdateText();
  text.only(`attribute_not_exists(${text.name(OPEN + key)})`);
  text.set(OPEN + key, text.value(S(openText(open))));
  text.set('at', text.value(N(nowUs)));
  const shrunkAt = text.name(SHRUNK_AT);
  text.only(
    shrunkAtUs === 0 ? `attribute_not_exists(${shrunkAt})` : `${shrunkAt} = ${text.value(N(shrunkAtUs))}`,
  );
  for (const step of steps) {
    addStep(text, step);
  }
  for (const one of forgotten) {
    text.remove(OPEN + one);
  }
  return text;
}

function addStep(text: UpdateText, { dimension, rule, costUs, nowUs, fromUs, toUs }: Step): void {
  const level = text.name(dimension);
  if (rule === 'anew') {
    text.set(dimension, text.value(N(nowUs + costUs)));
    text.only(`(attribute_not_exists(${level}) OR ${level} <= ${text.value(N(toUs))})`);
    return;
  }
  text.set(dimension, `${level} + ${text.value(N(costUs))}`);
  text.only(`${level} BETWEEN ${text.value(N(fromUs))} AND ${text.value(N(toUs))}`);
}

function settleText({ key, refunds, put, shrunk }: SettleWrite): UpdateText {
  const text = new UpdateText();
  text.only(`attribute_exists(${text.name(OPEN + key)})`);
  text.remove(OPEN + key);
  for (const [dimension, us] of Object.entries(refunds).filter(([, refund]) => refund !== 0)) {
    text.set(dimension, `${text.name(dimension)} - ${text.value(N(us))}`);
  }
  for (const [dimension, us] of Object.entries(put)) {
    text.set(dimension, text.value(N(us)));
  }
  if (shrunk !== undefined) {
    text.set(SHRUNK_TO, text.value(N(shrunk.to)));
    text.set(SHRUNK_AT, text.value(N(shrunk.atUs)));
  }
  return text;
}

function stateOf(item: Item): LimiterState {
  const levels = DIMENSIONS.flatMap((dimension) => {
    const level = item[dimension]?.N;
    return level === undefined ? [] : [[dimension, Number(level)]];
  });
  const open = Object.entries(item).flatMap(([name, { S: text }]): [string, OpenCall][] =>
    name.startsWith(OPEN) && text !== undefined ? [[name.slice(OPEN.length), openOf(text)]] : [],
  );
  const shrunkAt = item[SHRUNK_AT]?.N;
  return {
    levels: Object.fromEntries(levels),
    atUs: Number(item.at?.N ?? 0),
    shrunk: shrunkAt === undefined ? undefined : { to: Number(item[SHRUNK_TO]?.N), atUs: Number(shrunkAt) },
    open: new Map(open),
  };
}

/** Short, since every write is billed by the whole item: instant in base 36, way in, tenant. */
function openText({ atMs, byFloor, tenant }: OpenCall): string {
  return `${atMs.toString(36)}${byFloor ? '_' : '.'}${tenant}`;
}

function openOf(text: string): OpenCall {
  const [, at = '0', way, tenant = ''] = /^([0-9a-z]+)([_.])(.*)$/s.exec(text) ?? [];
  return { atMs: Number.parseInt(at, 36), byFloor: way === '_', tenant };
}
