import { type AppendPlan, planAppend } from '../../../lambdas/domain/append.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { LaneFold, StampedEvent } from '../../../lambdas/domain/lane.ts';
import { candidate, patched } from './factories.ts';

export const NOW = '2026-11-20T18:00:00.000Z';
export const LATER = '2026-11-20T18:00:01.000Z';

export function plan(lane: LaneFold, events: readonly StampedEvent[], now = NOW): AppendPlan {
  return planAppend(lane, events.map(candidate), now);
}

/** A patch that adds this many registers. */
export function wide(millis: number, members: number): StampedEvent {
  const names = Array.from({ length: members }, (_none, at) => [`m${millis}-${at}`, 0]);
  return patched(millis, Object.fromEntries(names));
}

/** A patch that adds this many bytes. */
export function long(millis: number, bytes: number, name = `m${millis}`): StampedEvent {
  return patched(millis, { [name]: 'x'.repeat(bytes) });
}

export function ids(events: readonly StampedEvent[]): string[] {
  return events.map(({ event }) => event.id);
}

/** What the events and trace contexts of a commit take in a store. */
export function bytesOf(commit: AppendPlan['commits'][number]): number {
  const texts = [...commit.events.map(({ event }) => canonical(event)), ...commit.traceparents];
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
