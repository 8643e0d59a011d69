import { CLIENT_ID } from '../contract/topics.ts';
import type { Sign } from '../domain/presence.ts';
import { broken } from '../platform/errors.ts';

/** A sign, and whose connection it is about. */
export interface Heard extends Sign {
  readonly userKey: string;
}

/**
 * Reads a lifecycle event of AWS IoT; undefined for a client that is none of Meridian's, since one broker serves the
 * whole account. Throws `broken` for what is no such event.
 * https://docs.aws.amazon.com/iot/latest/developerguide/life-cycle-events.html
 */
export function lifecycleSign(body: string): Heard | undefined {
  const event = parsed(body);
  if (typeof event.clientId !== 'string') {
    throw unreadable('clientId');
  }
  if (!CLIENT_ID.test(event.clientId)) {
    return undefined;
  }
  const [userKey = '', ...connection] = event.clientId.split('~');
  return {
    userKey,
    connection: connection.join('~'),
    session: textIn(event, 'sessionIdentifier'),
    version: countIn(event, 'versionNumber'),
    isOpen: isConnected(event),
    atMs: countIn(event, 'timestamp'),
  };
}

type Event = Readonly<Record<string, unknown>>;

function parsed(body: string): Event {
  try {
    return { ...JSON.parse(body) };
  } catch {
    throw unreadable('JSON');
  }
}

function isConnected({ eventType }: Event): boolean {
  if (eventType !== 'connected' && eventType !== 'disconnected') {
    throw unreadable('eventType');
  }
  return eventType === 'connected';
}

function textIn(event: Event, name: string): string {
  const value = event[name];
  if (typeof value !== 'string') {
    throw unreadable(name);
  }
  return value;
}

function countIn(event: Event, name: string): number {
  const value = event[name];
  if (!Number.isSafeInteger(value) || Number(value) < 0) {
    throw unreadable(name);
  }
  return Number(value);
}

function unreadable(what: string): Error {
  return broken('unreadable', `A lifecycle event has no readable ${what}.`);
}
