import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { MeridianEvent } from '../contract/events.ts';
import { eventSk, laneSk, messageSk, sessionPk } from '../contract/keys.ts';
import { canonical } from '../domain/canonical.ts';
import { decodeRegisters, encodeRegisters } from '../domain/encoding.ts';
import { type Commit, type LaneFold, stamped } from '../domain/lane.ts';
import type { MessageEvent } from '../domain/message.ts';
import type { Stamp } from '../domain/stamp.ts';
import { broken, isMeridianError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { Item } from './dynamo-db.ts';
import { packIdentities, unpackIdentities } from './identity-bytes.ts';

/** An item as its reader expects it, or an error that names what is wrong with it. */
export const text = (item: Item, name: string): string => item[name]?.S ?? missing(item, name);
export const count = (item: Item, name: string): number => {
  const stored = Number(item[name]?.N);
  return Number.isSafeInteger(stored) && stored >= 0 ? stored : missing(item, name);
};

export const S = (value: string): AttributeValue => ({ S: value });
export const N = (value: number): AttributeValue => ({ N: String(value) });

/** A commit as it is stored: the events as RFC 8785 texts, so that their bytes are what was committed. */
export function commitItem(sessionId: string, commit: Commit): Item {
  return {
    pk: S(sessionPk(sessionId)),
    sk: S(eventSk(commit.lane, commit.version)),
    committedAt: S(commit.committedAt),
    messages: N(commit.messages),
    events: { L: commit.events.map(({ event }) => S(canonical(event))) },
    traceparents: { L: commit.traceparents.map(S) },
  };
}

/** Throws a `broken` error where the item is no commit. */
export function commitOf(item: Item): Commit {
  return read(item, () => {
    const [, lane, version] = text(item, 'sk').split('#');
    return {
      lane: lane ?? missing(item, 'sk'),
      version: Number(version ?? missing(item, 'sk')),
      committedAt: text(item, 'committedAt'),
      messages: count(item, 'messages'),
      events: texts(item, 'events').map((event) => stamped(JSON.parse(event) as MeridianEvent, sha256Hex)),
      traceparents: texts(item, 'traceparents'),
    };
  });
}

/** A snapshot of a lane, or with another sort key a checkpoint of it. */
export function laneItem(sessionId: string, lane: LaneFold, sk = laneSk(lane.lane)): Item {
  return {
    pk: S(sessionPk(sessionId)),
    sk: S(sk),
    version: N(lane.version),
    committedAt: S(lane.committedAt),
    messages: N(lane.messages),
    newest: S(formatStamp(lane.newest)),
    registers: S(encodeRegisters(lane.registers)),
    recent: { B: packIdentities(lane.recent) },
    released: S(lane.released),
  };
}

/** Throws a `broken` error where the item is no snapshot. */
export function laneOf(item: Item): LaneFold {
  return read(item, () => ({
    lane: text(item, 'sk').split('#')[1] ?? missing(item, 'sk'),
    version: count(item, 'version'),
    committedAt: text(item, 'committedAt'),
    messages: count(item, 'messages'),
    newest: parseStamp(text(item, 'newest')),
    registers: decodeRegisters(text(item, 'registers')),
    recent: unpackIdentities(item.recent?.B ?? new Uint8Array()),
    released: text(item, 'released'),
  }));
}

export function messageItem(event: MessageEvent): Item {
  return {
    pk: S(sessionPk(event.subject)),
    sk: S(messageSk(event.id, event.source)),
    event: S(canonical(event)),
  };
}

/** A stamp as one text: `id#source#digest`, or nothing. */
export function formatStamp(stamp: Stamp | undefined): string {
  return stamp === undefined ? '' : `${stamp.id}#${stamp.source}#${stamp.digest}`;
}

/** The stamp of a register. */
export function stampOf(item: Item): Stamp {
  return parseStamp(text(item, 'stamp')) ?? missing(item, 'stamp');
}

export function parseStamp(stored: string): Stamp | undefined {
  const [id, source, digest] = stored.split('#');
  return id === undefined || source === undefined || digest === undefined
    ? undefined
    : { id, source, digest };
}

function texts(item: Item, name: string): string[] {
  return (item[name]?.L ?? []).map((element) => element.S ?? missing(item, name));
}

function read<T>(item: Item, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // Without its cause: a parser's message quotes what it could not read, which is somebody's data.
    throw isMeridianError(error) ? error : unreadable(item, `cannot be read (${(error as Error).name})`);
  }
}

function missing(item: Item, name: string): never {
  throw unreadable(item, `has no readable "${name}"`);
}

function unreadable({ pk, sk }: Item, what: string): Error {
  return broken('unreadable-item', `The stored item ${pk?.S} / ${sk?.S} ${what}.`);
}
