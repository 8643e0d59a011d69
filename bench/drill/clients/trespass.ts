import type { Call } from '../../../local/testing/cloud-client.ts';
import type { Tried } from '../history.ts';
import { ask, type Client, mintId, note, pick } from './client.ts';
import { isTied } from './intents.ts';
import { lastOfAnother } from './last-of-another.ts';
import { refusalIn, statusOf } from './told.ts';

/** A request that must be refused. */
interface Trespass extends Pick<Call, 'method' | 'body' | 'token'> {
  /** Whose session it is about. */
  readonly session: string;
  readonly path: string;
  /** Outside, where nothing is said of it. */
  readonly from?: Tried['from'];
  readonly isNowhere?: true;
}

/** A way to try; undefined while there is nothing yet to try it on. */
type Way = (client: Client) => Trespass | undefined;

const STRANGERS = 3;
/** Strangers try most, since they have most to try. */
const WAYS: readonly Way[] = [
  ...Array.from({ length: STRANGERS }, () => asStranger),
  asNamesake,
  asMember,
  inBatch,
  eventOfAnother,
  completionOfAnother,
];

/** Tries something that is none of the client's business. */
export async function trespass(client: Client): Promise<void> {
  const way = pick(client, WAYS);
  await attempt(client, way.name, way(client));
}

/** Tries everything once, and has the guest try what only owners may, whether or not they belong just now. */
export async function trespassEveryWay(client: Client): Promise<void> {
  for (const way of [...WAYS, asGuest]) await attempt(client, way.name, way(client));
}

/**
 * Asks for a session that does not exist whatever strangers ask for, so that the refusals can be held against each
 * other: who is refused must not learn which of both it is.
 */
export async function askForNothing(client: Client): Promise<void> {
  // Of an owner whom there is, so that nothing but the session is missing.
  const session = `${client.person.foreign.split('.')[0]}.${mintId(client)}`;
  const event = mintId(client);
  const all = [
    ...MEMBERS_ONLY.map((asked) => within(session, asked)),
    patchInBatch(session),
    within(session, [`events/${event}`, {}]),
    within(session, [`completions/${event}?author=${client.person.key}`, {}]),
  ];
  for (const one of all) await attempt(client, 'nowhere', { ...one, isNowhere: true });
}

async function attempt(client: Client, way: string, tried: Trespass | undefined): Promise<void> {
  if (tried === undefined) return;
  const { session, path, from = 'outside', isNowhere = false, ...call } = tried;
  const reply = await ask(client, path, call);
  const asked = `${call.method ?? 'GET'} ${path.replace(`/v1/sessions/${session}/`, '')}`;
  const answered = { ...reply, status: statusOf(reply) };
  const told = refusalIn(reply, session);
  const request = asked.replaceAll(IDS, '{}');
  note(client, answered, {
    op: 'foreign',
    session,
    what: `${way}: ${asked}`,
    request,
    from,
    isNowhere,
    told,
  });
}

/** Of events and of people. */
const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}/g;
const MALLORY = 'members/mallory';
const READS = ['profile', 'events', 'messages', 'members', 'read', 'presence'];
const OWNERS_ONLY: readonly (readonly [what: string, call: Pick<Call, 'method' | 'body'>])[] = [
  [MALLORY, { method: 'PUT', body: {} }],
  [MALLORY, { method: 'DELETE' }],
];
const MEMBERS_ONLY: typeof OWNERS_ONLY = [
  ...READS.map((what) => [what, {}] as const),
  ['profile', { method: 'PATCH', body: { trespassed: true } }],
  ['messages', { method: 'POST', body: { text: 'trespassed' } }],
  ['completions', { method: 'POST', body: { message: 'Who trespassed?' } }],
  ...OWNERS_ONLY,
];

function asStranger(client: Client): Trespass {
  return within(client.person.foreign, pick(client, MEMBERS_ONLY));
}

/** Somebody of the same name in another tenant. */
function asNamesake(client: Client): Trespass {
  const { session, namesake } = client.person;
  return { ...within(session, pick(client, MEMBERS_ONLY)), token: namesake };
}

/** Who belongs to a session does not own it. */
function asMember(client: Client): Trespass | undefined {
  const { sessions, session: own } = client.person;
  const session = sessions.find((one) => one !== own);
  return session === undefined
    ? undefined
    : { ...within(session, pick(client, OWNERS_ONLY)), from: 'inside' };
}

function asGuest(client: Client): Trespass {
  const { session, guest } = client.person;
  return { ...within(session, pick(client, OWNERS_ONLY)), token: guest.token, from: 'inside' };
}

function inBatch(client: Client): Trespass {
  return patchInBatch(client.person.foreign);
}

function patchInBatch(sessionId: string): Trespass {
  const commands = [{ type: 'profile.patch', sessionId, patch: { trespassed: true } }];
  return { session: sessionId, path: '/v1/batch', method: 'POST', body: { commands } };
}

/** An end is told to its author alone, not to others of the session. */
function eventOfAnother(client: Client): Trespass | undefined {
  const { sessions } = client.person;
  // An id with a tie may be of an event of the client's own.
  const write = lastOfAnother(client, (one) => !isTied(one) && sessions.includes(one.session));
  return write && within(write.session, [`events/${write.eventId}`, {}]);
}

function completionOfAnother(client: Client): Trespass | undefined {
  const write = lastOfAnother(client, ({ type }) => type === 'completion.requested');
  return write && within(write.session, [`completions/${write.eventId}?author=${write.author}`, {}]);
}

function within(session: string, [what, call]: (typeof OWNERS_ONLY)[number]): Trespass {
  return { session, path: `/v1/sessions/${session}/${what}`, ...call };
}
