import { createHash } from 'node:crypto';
import type { EventData, MeridianEvent } from '../../../lambdas/contract/events.ts';
import type { Candidate } from '../../../lambdas/domain/append.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import {
  type Commit,
  emptyLane,
  evolve,
  type LaneFold,
  type StampedEvent,
  stamped,
} from '../../../lambdas/domain/lane.ts';
import type { Stamp } from '../../../lambdas/domain/stamp.ts';

export const ANNA = 'a'.repeat(32);
export const BEN = 'b'.repeat(32);
export const SEOUL = 'ap-northeast-1.1';
export const DUBLIN = 'eu-west-1.1';
export const OHIO = 'us-east-2.1';
export const SESSION = `${ANNA}.${idAt(0)}`;
export const TRACEPARENT = `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`;

/** A UUIDv7 of one instant and one count. */
export function idAt(millis: number, counter = 0): string {
  const hex = millis.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${counter.toString(16).padStart(3, '0')}-8000-000000000000`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function stampAt(millis: number, source = ANNA, digest = '0'.repeat(32)): Stamp {
  return { id: idAt(millis), source, digest };
}

export function patched(millis: number, patch: JsonObject, source = ANNA): StampedEvent {
  return stamped(eventAt(millis, 'profile.patched', patch, source), sha256);
}

export function sent(millis: number, text: string, source = ANNA): StampedEvent {
  return stamped(eventAt(millis, 'message.sent', { text }, source), sha256);
}

export function eventAt<T extends keyof EventData>(
  millis: number,
  type: T,
  data: EventData[T],
  source = ANNA,
): MeridianEvent<T> {
  const time = new Date(millis).toISOString();
  return { specversion: '1.0', id: idAt(millis), source, type, subject: SESSION, time, data };
}

export function candidate(event: StampedEvent): Candidate {
  return { ...event, traceparent: TRACEPARENT };
}

export function commit(lane: string, version: number, events: readonly StampedEvent[]): Commit {
  const traceparents = events.map(() => TRACEPARENT);
  return { lane, version, committedAt: '2026-11-20T18:00:00.000Z', events, traceparents, messages: 0 };
}

/** The lane that these batches make, one commit each. */
export function laneOf(name: string, ...batches: readonly (readonly StampedEvent[])[]): LaneFold {
  return batches.map((events, at) => commit(name, at + 1, events)).reduce(evolve, emptyLane(name));
}
