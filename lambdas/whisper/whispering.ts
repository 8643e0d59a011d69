import type { Context } from 'aws-lambda';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { type AddressBook, type AddressBookPorts, addressBook } from '../devices/address-book.ts';
import type { Brokers } from '../devices/brokers.ts';
import { membersIn } from '../devices/members.ts';
import type { Rosters } from '../devices/rosters.ts';
import type { Allowance } from '../http/allowance.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import { type Reason, type Whisper, whispered } from './whispered.ts';

/** What whisper needs of the world. */
export interface Ports extends AddressBookPorts {
  readonly rosters: Rosters;
  readonly brokers: Brokers;
  readonly allowance: Allowance;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
}

/**
 * Passes on what a device shows its session for a moment, to the inboxes of all other members who are connected, in
 * whichever regions, and keeps nothing. Nothing comes again: what cannot be passed on is over.
 */
export function whispering(ports: Ports): (event: unknown, context: Context) => Promise<void> {
  const book = addressBook(ports);
  return async (event, { awsRequestId: requestId }) => {
    const { log, meter, nowMs } = ports;
    const whisper = whispered(event, nowMs());
    const outcome = typeof whisper === 'string' ? whisper : await pass(ports, book, whisper);
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
  book: AddressBook,
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
  const addresses = await book.of(session, members);
  const at = new Date(atMs).toISOString();
  const envelope = JSON.stringify({ v: 1, kind: 'ephemeral', session, from: author, data, at });
  const others = addresses.filter(({ userKey }) => userKey !== author && members.includes(userKey));
  await ports.brokers.push(others, envelope);
  return 'passed';
}
