import type { Context } from 'aws-lambda';
import { LRUCache } from 'lru-cache';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { addressesOf } from '../devices/addresses.ts';
import type { Address, Brokers } from '../devices/brokers.ts';
import { membersIn } from '../devices/members.ts';
import type { Rosters } from '../devices/rosters.ts';
import type { Whereabouts } from '../devices/whereabouts.ts';
import type { Allowance } from '../http/allowance.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import { type Reason, type Whisper, whispered } from './whispered.ts';

/** What whisper needs of the world. */
export interface Ports {
  readonly rosters: Rosters;
  readonly whereabouts: Whereabouts;
  readonly brokers: Brokers;
  readonly allowance: Allowance;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
}

/** Where a session's members are connected changes less often than they type. */
const ADDRESSES_AGE_MS = 5_000;
const MOST_SESSIONS = 10_000;

/**
 * Passes on what a device shows its session for a moment, to the inboxes of all other members who are connected, in
 * whichever regions, and keeps nothing. Nothing comes again: what cannot be passed on is over.
 */
export function whispering(ports: Ports): (event: unknown, context: Context) => Promise<void> {
  const known = new LRUCache<string, readonly Address[]>({
    max: MOST_SESSIONS,
    ttl: ADDRESSES_AGE_MS,
    perf: { now: ports.nowMs },
    ttlResolution: 0,
  });
  return async (event, { awsRequestId: requestId }) => {
    const { log, meter, nowMs } = ports;
    const whisper = whispered(event, nowMs());
    const outcome = typeof whisper === 'string' ? whisper : await pass(ports, known, whisper);
    if (outcome === 'passed') {
      meter.count(Metric.whispers);
    } else {
      meter.count(Metric.whispersDropped);
      log.info('dropped', { requestId, outcome });
    }
    meter.flush();
  };
}

async function pass(
  ports: Ports,
  known: LRUCache<string, readonly Address[]>,
  { author, session, data, atMs }: Whisper,
): Promise<Reason | 'passed'> {
  if (ports.allowance.take(author, 1) > 0) {
    return 'too-many';
  }
  const members = membersIn(session, (await ports.rosters.of(session)).values());
  if (!members.includes(author)) {
    return 'stranger';
  }
  // Each whisper would be a message for each of them, and nobody can follow what a hundred people type.
  if (members.length > Limits.inboxMembers) {
    return 'crowd';
  }
  const addresses = known.get(session) ?? (await look(ports, known, session, members));
  const at = new Date(atMs).toISOString();
  const envelope = JSON.stringify({ v: 1, kind: 'ephemeral', session, from: author, data, at });
  const others = addresses.filter(({ userKey }) => userKey !== author && members.includes(userKey));
  await ports.brokers.push(others, envelope);
  return 'passed';
}

async function look(
  { whereabouts }: Ports,
  known: LRUCache<string, readonly Address[]>,
  session: string,
  members: readonly string[],
): Promise<readonly Address[]> {
  const addresses = addressesOf(await whereabouts.of(members, { isExact: false }));
  known.set(session, addresses);
  return addresses;
}
