import { ownFieldOf } from '../../../bench/drill/clients/intents.ts';
import { digestOf } from '../../../bench/drill/clients/reading.ts';
import type { StoredCommit } from '../../../bench/drill/evidence.ts';
import type { Heads } from '../../../bench/drill/history.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { type StampedEvent, stamped } from '../../../lambdas/domain/lane.ts';
import {
  ANNA,
  BEN,
  DUBLIN,
  eventAt,
  patched,
  SEOUL,
  SESSION,
  sent,
  sha256,
} from '../../lambdas/domain/factories.ts';

/** From then on nothing excuses anything. */
export const HEALED_MS = 1_000;

export const COMMITTED_MS = Date.parse('2026-11-29T12:00:00Z');
export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'];
export const OWN = ownFieldOf(ANNA);
export const GUEST = 'c'.repeat(32);
export const CITY = patched(1, { city: 'Seoul', [OWN]: '0:1' });
export const HELLO = sent(2, 'hello', BEN);
export const LATER = patched(3, { city: 'Dublin', [OWN]: '0:2' });
export const INVITED = stamped(eventAt(4, 'member.added', { member: GUEST }), sha256);

export const COMMITS: readonly StoredCommit[] = [
  commitAt(SEOUL, 1, CITY),
  commitAt(DUBLIN, 1, HELLO),
  commitAt(DUBLIN, 2, LATER, INVITED),
];

export const HEADS: Heads = { [SEOUL]: 1, [DUBLIN]: 2 };
export const PROFILE = { city: 'Dublin', [OWN]: '0:2' };

export function commitAt(lane: string, version: number, ...stamped: readonly StampedEvent[]): StoredCommit {
  const events = stamped.map(({ event }) => event);
  const digest = digestOf(canonical(events));
  return { session: SESSION, lane, version, committedMs: COMMITTED_MS, events, digest };
}
