import type { Write } from '../history.ts';
import { type Client, pick, pickSession } from './client.ts';
import { type Intent, nextValue } from './intents.ts';

/** A message that was sent. */
export type Message = Pick<Write, 'eventId' | 'session' | 'author'>;

/** Few, so that one is put on and taken off by the same person in several regions. */
const EMOJI = ['👍', '🎉'];
/** Marks lie between nothing and more than there is: they are capped where they are shown. */
const MOST_READ = 400;

/** @param message the client's own */
export function editIntent(client: Client, message: Message): Intent {
  const content = { text: `anew ${nextValue(client)}` };
  return changeOf(message, {
    type: 'message.edited',
    data: { message: message.eventId, ...content },
    method: 'PATCH',
    path: '',
    body: content,
    command: { type: 'message.edit', message: message.eventId, ...content },
  });
}

export function deletionIntent(message: Message): Intent {
  const target = { message: message.eventId, author: message.author };
  return changeOf(message, {
    type: 'message.deleted',
    data: target,
    method: 'DELETE',
    path: `?author=${message.author}`,
    body: undefined,
    command: { type: 'message.delete', ...target },
  });
}

export function reactionIntent(client: Client, message: Message): Intent {
  const emoji = pick(client, EMOJI);
  const on = client.random() < 0.6;
  const reaction = { message: message.eventId, author: message.author, emoji, on };
  return changeOf(message, {
    type: 'message.reacted',
    data: reaction,
    method: on ? 'PUT' : 'DELETE',
    path: `/reactions/${encodeURIComponent(emoji)}?author=${message.author}`,
    body: undefined,
    command: { type: 'message.react', ...reaction },
  });
}

/** Marks of lanes that the client has seen, some of them back to where others have been. */
export function markIntent(client: Client): Intent {
  const session = pickSession(client);
  const lanes = Object.keys(client.heads.get(session) ?? { [`${client.person.region}.1`]: 0 });
  const read = Object.fromEntries(lanes.map((lane) => [lane, Math.floor(client.random() * MOST_READ)]));
  const body = { read };
  return {
    session,
    type: 'read.marked',
    data: body,
    method: 'PUT',
    path: `/v1/sessions/${session}/read`,
    body,
    command: { type: 'read.mark', sessionId: session, ...body },
  };
}

type Change = Omit<Intent, 'session'>;

function changeOf({ session, eventId }: Message, { path, command, ...change }: Change): Intent {
  return {
    session,
    path: `/v1/sessions/${session}/messages/${eventId}${path}`,
    command: { sessionId: session, ...command },
    ...change,
  };
}
