import { isObject, objectIn } from '../../../lambdas/domain/json.ts';
import type { Heads } from '../history.ts';

/**
 * What a client makes of an answer, which may say anything. What it lacks is undefined here and for the checker to
 * judge: a client that threw would end the drill, and nobody would hear of what is wrong.
 */
export function headsIn(value: unknown): Heads | undefined {
  return isObject(value) && Object.values(value).every(Number.isInteger) ? (value as Heads) : undefined;
}

/** A cursor is told as text. */
export function cursorIn(value: unknown): Heads | undefined {
  return typeof value === 'string' ? headsIn(objectIn(value)) : undefined;
}

export interface ShownCommit {
  readonly lane: string;
  readonly version: number;
  readonly events: readonly object[];
}

/** The commits of a page; undefined where there are none, or one is not readable. */
export function commitsIn(value: unknown): readonly ShownCommit[] | undefined {
  return Array.isArray(value) && value.every(isCommit) ? value : undefined;
}

export interface Message {
  readonly id: string;
  readonly source: string;
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
}

/** The messages of a page; undefined where there are none, or one is not readable. */
export function messagesIn(value: unknown): readonly Message[] | undefined {
  return Array.isArray(value) && value.every(isMessage) ? value : undefined;
}

/** What became of one command of a batch. */
export interface Result {
  readonly status: number | undefined;
  readonly eventId: unknown;
  readonly sessionId: unknown;
}

export const NO_RESULT: Result = { status: undefined, eventId: undefined, sessionId: undefined };

/** As far as anything is told of each command. */
export function resultsIn(value: unknown): readonly Result[] {
  return Array.isArray(value) ? value.map(resultIn) : [];
}

/** The rows of a list, whatever they are. */
export function rowsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A part of an address, decoded; undefined where it cannot be. */
export function decodedIn(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function resultIn(value: unknown): Result {
  const { status, eventId, sessionId } = isObject(value) ? value : {};
  return { status: typeof status === 'number' ? status : undefined, eventId, sessionId };
}

function isCommit(value: unknown): value is ShownCommit {
  if (!isObject(value)) return false;
  const { lane, version, events } = value;
  return typeof lane === 'string' && Number.isInteger(version) && Array.isArray(events);
}

function isMessage(value: unknown): value is Message {
  if (!isObject(value)) return false;
  const { id, source, reactions = {} } = value;
  const isNamed = typeof id === 'string' && typeof source === 'string';
  return isNamed && isObject(reactions) && Object.values(reactions).every(Array.isArray);
}
