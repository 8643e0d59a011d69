import type { EventType, Intent } from '../contract/events.ts';
import { broken, type MeridianError } from '../platform/errors.ts';
import { checks } from './checks.ts';

/** The intent in a queue message. Throws a `broken` error that says what is unreadable about it. */
export function readIntent(body: string): Intent {
  const value = parsed(body);
  if (!checks.Intent(value)) {
    throw unreadable('is no intent: it lacks a member, or one has a form that this version does not know');
  }
  const intent = value as Intent;
  if (!DATA_CHECKS[intent.event.type](intent.event.data)) {
    throw unreadable(`holds data that no ${intent.event.type} event has`);
  }
  return intent;
}

/** Whose event a message holds, as far as one can tell: enough to say that it failed. */
export interface ReadableIdentity {
  readonly sessionId: string;
  readonly eventId: string;
  readonly source: string;
}

/** The identity in a message that may be unreadable otherwise, or undefined where it has none. */
export function identityIn(body: string): ReadableIdentity | undefined {
  try {
    const { event } = parsed(body) as { event?: Partial<Record<string, unknown>> };
    const { id, source, subject } = event ?? {};
    return matches(id, EVENT_ID) && matches(source, USER_KEY) && matches(subject, SESSION_ID)
      ? { sessionId: subject, eventId: id, source }
      : undefined;
  } catch {
    return undefined;
  }
}

const DATA_CHECKS = {
  'session.created': checks.SessionCreated,
  'profile.patched': checks.ProfilePatched,
  'message.sent': checks.MessageSent,
  'member.added': namesMember,
  'member.removed': namesMember,
  'message.edited': checks.MessageEdited,
  'message.deleted': checks.MessageDeleted,
  'message.reacted': checks.MessageReacted,
  'read.marked': marksLanes,
  'completion.requested': checks.CompletionRequested,
  'completion.finished': checks.CompletionFinished,
  'completion.failed': checks.CompletionFailed,
  'completion.cancelled': checks.CompletionCancelled,
} as const satisfies Record<EventType, (data: unknown) => boolean>;

const USER_KEY = /^[0-9a-f]{32}$/;
const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SESSION_ID = /^[0-9a-f]{32}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function namesMember(data: unknown): boolean {
  return matches((data as { member?: unknown }).member, USER_KEY);
}

function marksLanes(data: unknown): boolean {
  return checks.ReadMarked(data) && Object.keys((data as { read: object }).read).length > 0;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own error quotes the text, and whatever an error keeps as its cause is logged.
    throw unreadable('is no JSON');
  }
}

function unreadable(what: string): MeridianError {
  return broken('unreadable', `The queue message ${what}.`);
}
