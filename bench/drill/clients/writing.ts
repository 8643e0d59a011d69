import { ClientLimits } from '../../../lambdas/contract/client-limits.ts';
import { isAccepted, type Write } from '../history.ts';
import { ask, type Client, mintId, note, pick, pickSession, type Reply, type Sent } from './client.ts';
import {
  cancelIntent,
  type Intent,
  isTied,
  memberIntent,
  messageIntent,
  patchIntent,
  questionIntent,
  tiedIntent,
} from './intents.ts';
import { lastOfAnother } from './last-of-another.ts';
import { deletionIntent, editIntent, type Message, markIntent, reactionIntent } from './message-intents.ts';
import { decodedIn, NO_RESULT, resultsIn } from './understood.ts';

/** How many of its intents a client remembers. */
const REMEMBERED = 40;
/** How often a client leaves the id to accept. */
const UNNAMED = 0.25;
/** How often it forges a tie with another, where it can. */
const RIVALS = 0.7;
/** Commands in a request of a client that is online, at most, and after some time offline. */
const [USUAL_COMMANDS, MOST_COMMANDS] = [48, ClientLimits.batchCommands];

export const sendPatch = (client: Client): Promise<void> => send(client, patchIntent(client));
export const sendMessage = (client: Client): Promise<void> => send(client, messageIntent(client));
export const askQuestion = (client: Client): Promise<void> => send(client, questionIntent(client));
export const changeMember = (client: Client): Promise<void> => send(client, memberIntent(client));

/** How far the client has read its sessions, or somewhere before. */
export const markRead = (client: Client): Promise<void> => send(client, markIntent(client));
/** Says one of its own messages anew. */
export const editMessage = (client: Client): Promise<void> => send(client, editOf(client));
/** Takes one of its own messages down for good, whoever edits it now or later. */
export const deleteMessage = (client: Client): Promise<void> => send(client, deletionOf(client));
/** Puts a reaction on the last message of somebody else in its sessions, or takes one off. */
export const react = (client: Client): Promise<void> => send(client, reactionOf(client));

/** A new message where the client has none to change. */
function editOf(client: Client): Intent {
  const message = ownMessage(client);
  return message === undefined ? messageIntent(client) : editIntent(client, message);
}

function deletionOf(client: Client): Intent {
  const message = ownMessage(client);
  return message === undefined ? messageIntent(client) : deletionIntent(message);
}

function reactionOf(client: Client): Intent {
  const { sessions } = client.person;
  const isNear = ({ type, session, eventId }: Write): boolean =>
    type === 'message.sent' && sessions.includes(session) && eventId !== undefined;
  const message = lastOfAnother(client, isNear);
  return message === undefined ? messageIntent(client) : reactionIntent(client, message);
}

function ownMessage(client: Client): Message | undefined {
  const messages = client.sent.filter(({ intent }) => intent.type === 'message.sent');
  if (messages.length === 0) return undefined;
  const { eventId, intent } = pick(client, messages);
  return { eventId, session: intent.session, author: client.person.key };
}

/** Sends something again under its key: to the same region or to another, whatever became of it. */
export async function repeat(client: Client): Promise<void> {
  const earlier = pick(client, client.sent);
  if (earlier === undefined) return sendPatch(client);
  await sendUnder(client, earlier.intent, earlier.eventId, true);
}

/**
 * Two patches under one id, maybe under another's as well. No honest client makes such ties; only authors and contents
 * are left to say which patch stands.
 */
export async function forgeTie(client: Client): Promise<void> {
  const { sessions } = client.person;
  const isRival = (write: Write): boolean => isTied(write) && sessions.includes(write.session);
  const rival = client.random() < RIVALS ? lastOfAnother(client, isRival) : undefined;
  const session = rival?.session ?? pickSession(client);
  const eventId = rival?.eventId ?? mintId(client);
  await sendUnder(client, tiedIntent(client, session), eventId, false);
  await sendUnder(client, tiedIntent(client, session), eventId, false);
}

/** Takes back a question: one that the client remembers, else a new one as soon as it is asked. */
export async function cancelQuestion(client: Client): Promise<void> {
  const remembered = () => client.sent.filter(({ intent }) => intent.type === 'completion.requested');
  if (remembered().length === 0) await askQuestion(client);
  const question: Sent | undefined = pick(client, remembered());
  if (question) await send(client, cancelIntent(client, question.intent, question.eventId));
}

/** Several commands in one request, each with its own id. */
export async function sendBatch(client: Client): Promise<void> {
  const most = client.random() < client.offline ? MOST_COMMANDS : USUAL_COMMANDS;
  const length = 2 + Math.floor(client.random() * (most - 1));
  const all = Array.from({ length }, () => ({
    intent: batchedIntent(client),
    eventId: mintId(client),
  }));
  const commands = all.map(({ intent, eventId }) => ({ ...intent.command, eventId }));
  const reply = await ask(client, '/v1/batch', { method: 'POST', body: { commands } });
  const results = resultsIn(reply.json.results);
  const writes = all.map(({ intent, eventId }, at) => {
    const { status = reply.status, ...called } = results[at] ?? NO_RESULT;
    const outcome = { eventId, status, ...(isAccepted({ status }) && { called }) };
    remember(client, { eventId, intent, acceptedAt: isAccepted(outcome) ? nowText() : undefined });
    return writeOf(client, intent, outcome);
  });
  note(client, reply, { op: 'write', writes, again: false });
}

/** What a batch may hold beside patches and messages. Of questions there are to be few. */
const SELDOM_BATCHED: readonly ((client: Client) => Intent)[] = [
  editOf,
  deletionOf,
  reactionOf,
  markIntent,
  memberIntent,
];

function batchedIntent(client: Client): Intent {
  const dice = client.random();
  if (dice < 0.76) return patchIntent(client);
  return dice < 0.94 ? messageIntent(client) : pick(client, SELDOM_BATCHED)(client);
}

async function send(client: Client, intent: Intent): Promise<void> {
  if (client.random() < UNNAMED) return sendUnnamed(client, intent);
  await sendUnder(client, intent, mintId(client), false);
}

async function sendUnder(client: Client, intent: Intent, eventId: string, again: boolean): Promise<void> {
  const reply = await request(client, intent, { 'idempotency-key': eventId });
  if (!again)
    remember(client, { eventId, intent, acceptedAt: isAccepted(reply) ? acceptedAt(reply) : undefined });
  note(client, reply, {
    op: 'write',
    writes: [writeOf(client, intent, { eventId, ...saidIn(reply) })],
    again,
  });
}

/** Leaves the id to accept, and says above what it has to be. */
async function sendUnnamed(client: Client, intent: Intent): Promise<void> {
  const mintedAbove = client.newest;
  const reply = await request(client, intent, { 'meridian-clock': mintedAbove });
  const eventId = isAccepted(reply) ? String(reply.json.eventId) : undefined;
  if (eventId !== undefined) remember(client, { eventId, intent, acceptedAt: acceptedAt(reply) });
  const write = writeOf(client, intent, { eventId, ...saidIn(reply), mintedAbove });
  note(client, reply, { op: 'write', writes: [write], again: false });
}

function request(client: Client, intent: Intent, headers: Record<string, string>): Promise<Reply> {
  const { method, path, body } = intent;
  return ask(client, path, { method, headers, ...(body !== undefined && { body }) });
}

function saidIn(reply: Reply): Pick<Write, 'status' | 'called'> {
  const { status, headers, json } = reply;
  const location = headers?.get('location')?.split('?')[0];
  return { status, ...(isAccepted(reply) && { called: { eventId: json.eventId, location } }) };
}

type Outcome = Pick<Write, 'eventId' | 'status' | 'called'> & Partial<Pick<Write, 'mintedAbove'>>;

function writeOf({ person }: Client, { session, type, data }: Intent, outcome: Outcome): Write {
  return { author: person.key, session, type, data, mintedAbove: undefined, ...outcome };
}

function remember({ sent }: Client, one: Sent): void {
  sent.push(one);
  if (sent.length > REMEMBERED) sent.shift();
}

/** `Location` says when it was accepted. */
function acceptedAt({ headers }: Reply): string {
  const location = headers?.get('location') ?? '';
  return decodedIn(location.split('accepted=')[1]) ?? nowText();
}

function nowText(): string {
  return new Date().toISOString();
}
