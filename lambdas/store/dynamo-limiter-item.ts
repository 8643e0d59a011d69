import { limiterPk } from '../contract/keys.ts';
import type { Dimension } from '../domain/limiter/level.ts';
import type { LimiterState, OpenCall } from '../domain/limiter/limiter-state.ts';
import type { LimiterWrite } from '../domain/limiter/limiter-write.ts';
import { type Move, movesOf } from '../domain/limiter/move.ts';
import type { ReserveWrite } from '../domain/limiter/reservation.ts';
import type { SettleWrite } from '../domain/limiter/settlement.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { N, S } from './items.ts';
import type { LimiterItem } from './limiter-item.ts';
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
  return {
    async write(write) {
      const { outcome, item } = await db.change({ TableName: table, Key: key, ...textOf(write).input() });
      return { isDone: outcome === 'done', state: stateOf(item) };
    },
  };
}

function textOf(write: LimiterWrite): UpdateText {
  const { settlements, reservations } = write;
  const text = new UpdateText();
  settlements.forEach((settlement) => {
    addSettlement(text, settlement);
  });
  reservations.forEach((reservation) => {
    addReservation(text, reservation);
  });
  const [first] = reservations;
  if (first !== undefined) {
    addCircumstances(text, first);
  }
  for (const [dimension, move] of movesOf(write)) {
    addMove(text, dimension, move);
  }
  return text;
}

function addSettlement(text: UpdateText, { key, shrunk }: SettleWrite): void {
  text.only(`attribute_exists(${text.name(OPEN + key)})`);
  text.remove(OPEN + key);
  if (shrunk !== undefined) {
    text.set(SHRUNK_TO, text.value(N(shrunk.to)));
    text.set(SHRUNK_AT, text.value(N(shrunk.atUs)));
  }
}

function addReservation(text: UpdateText, { key, open, forgotten }: ReserveWrite): void {
  text.only(`attribute_not_exists(${text.name(OPEN + key)})`);
  text.set(OPEN + key, text.value(S(openText(open))));
  for (const one of forgotten) {
    text.remove(OPEN + one);
  }
}

/** What all reservations of a write have in common: they were planned at once, by the same state. */
function addCircumstances(text: UpdateText, { nowUs, shrunkAtUs }: ReserveWrite): void {
  text.set('at', text.value(N(nowUs)));
  const shrunkAt = text.name(SHRUNK_AT);
  text.only(
    shrunkAtUs === 0 ? `attribute_not_exists(${shrunkAt})` : `${shrunkAt} = ${text.value(N(shrunkAtUs))}`,
  );
}

function addMove(text: UpdateText, dimension: Dimension, { putUs, addUs, fromUs, toUs }: Move): void {
  if (putUs !== undefined) {
    text.set(dimension, text.value(N(putUs + addUs)));
  } else if (addUs !== 0) {
    text.set(dimension, `${text.name(dimension)} + ${text.value(N(addUs))}`);
  }
  if (toUs === Number.POSITIVE_INFINITY) {
    return;
  }
  const [level, most] = [text.name(dimension), text.value(N(toUs))];
  text.only(
    fromUs > 0
      ? `${level} BETWEEN ${text.value(N(fromUs))} AND ${most}`
      : `(attribute_not_exists(${level}) OR ${level} <= ${most})`,
  );
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
