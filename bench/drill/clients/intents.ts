import type { EventType } from '../../../lambdas/contract/events.ts';
import { type Client, pick, pickSession } from './client.ts';

/** Something that a client wants to happen, in the forms of a request, of a batch's command and of an event. */
export interface Intent {
  readonly session: string;
  readonly type: EventType;
  readonly data: object;
  readonly method: 'PATCH' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: object | undefined;
  readonly command: object;
}

const SHARED = ['name', 'city', 'theme', 'tags'];
const KEYS = ['a', 'b', 'c'];
const TIED = 'tied';

type Shape = (client: Client, value: string) => object;

/** Own and shared fields, nested ones, arrays and deletions: they hide and reveal each other on purpose. */
const SHAPES: readonly Shape[] = [
  ownField,
  ownField,
  ownField,
  (client, value) => ({ [pick(client, SHARED)]: value }),
  (client, value) => ({ [pick(client, SHARED)]: value, [pick(client, SHARED)]: null }),
  (client, value) => ({ [pick(client, SHARED)]: [value, { in: pick(client, KEYS) }] }),
  (client) => ({ [pick(client, SHARED)]: null }),
  (client, value) => ({ prefs: { [pick(client, KEYS)]: value } }),
  (client, value) => ({ prefs: { [pick(client, KEYS)]: { deep: { [pick(client, KEYS)]: value } } } }),
  (client, value) => ({ prefs: { [pick(client, KEYS)]: null, [pick(client, KEYS)]: value } }),
  (client, value) => (client.random() < 0.1 ? { prefs: value } : ownField(client, value)),
];

/** The name of the field that only this author writes. */
export function ownFieldOf(author: string): string {
  return `own-${author.slice(0, 8)}`;
}

export function patchIntent(client: Client): Intent {
  const session = pickSession(client);
  return patchOf(session, pick(client, SHAPES)(client, nextValue(client)));
}

/** A patch of the field that is there for ids which several patches share. */
export function tiedIntent(client: Client, session: string): Intent {
  return patchOf(session, { [TIED]: nextValue(client) });
}

export function isTied({ data }: Pick<Intent, 'data'>): boolean {
  return TIED in data;
}

function patchOf(session: string, patch: object): Intent {
  const path = `/v1/sessions/${session}/profile`;
  const command = { type: 'profile.patch', sessionId: session, patch };
  return { session, type: 'profile.patched', data: patch, method: 'PATCH', path, body: patch, command };
}

export function messageIntent(client: Client): Intent {
  const session = pickSession(client);
  const message = { text: nextValue(client) };
  const path = `/v1/sessions/${session}/messages`;
  const command = { type: 'message.send', sessionId: session, message };
  return { session, type: 'message.sent', data: message, method: 'POST', path, body: message, command };
}

const CITIES = ['Rome', 'Milan', 'Busan', 'Dublin', 'Denver'];
/** Few enough to be asked again, and alike enough that a cache may confuse them. */
const QUESTIONS: readonly ((one: string, other: string) => string)[] = [
  (one, other) => `Which trains go from ${one} to ${other}?`,
  (one, other) => `Which trains do not go from ${one} to ${other}?`,
  (one, other) => `Is the harbour of ${one} older than that of ${other}?`,
  (one) => `How many bridges were built in ${one} before 1900?`,
];

export function questionIntent(client: Client): Intent {
  const session = client.person.desk;
  const text = pick(client, QUESTIONS)(pick(client, CITIES), pick(client, CITIES));
  const path = `/v1/sessions/${session}/completions`;
  const asked = { message: text, priority: 'interactive' };
  const data = { text, priority: 'interactive', stream: true };
  const command = { type: 'completion.request', sessionId: session, ...asked };
  return {
    session,
    type: 'completion.requested',
    data,
    method: 'POST',
    path,
    body: asked,
    command,
  };
}

/** Takes back one of the client's own questions, whatever has become of it. */
export function cancelIntent({ person }: Client, { session, path }: Intent, completion: string): Intent {
  return {
    session,
    type: 'completion.cancelled',
    data: { completion, author: person.key },
    method: 'DELETE',
    path: `${path}/${completion}`,
    body: undefined,
    command: { type: 'completion.cancel', sessionId: session, completion },
  };
}

/** Adds the guest of the client's own session, or removes them. */
export function memberIntent(client: Client): Intent {
  const { session, guest } = client.person;
  const adds = client.random() < 0.5;
  return {
    session,
    type: adds ? 'member.added' : 'member.removed',
    data: { member: guest.key },
    method: adds ? 'PUT' : 'DELETE',
    path: `/v1/sessions/${session}/members/${guest.subject}`,
    body: adds ? {} : undefined,
    command: { type: adds ? 'member.add' : 'member.remove', sessionId: session, subject: guest.subject },
  };
}

function ownField(client: Client, value: string): object {
  return { [ownFieldOf(client.person.key)]: value };
}

/** A value that nobody else writes. */
export function nextValue(client: Client): string {
  client.writes++;
  return `${client.person.at}:${client.writes}`;
}
