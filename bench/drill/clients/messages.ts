import { canonical } from '../../../lambdas/domain/canonical.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import type { ShownMessage } from '../history.ts';
import { ask, askRegion, type Client, note, pickSession, type Reply } from './client.ts';
import { digestOf } from './reading.ts';
import { headsIn, type Message, messagesIn } from './understood.ts';

const PAGE_MESSAGES = 20;
/** More pages than any session of a drill has; a list that does not end is given up. */
const MOST_PAGES = 1_000;

/** The next page of what was said in one of the client's sessions, or the newest. */
export async function readMessages(client: Client): Promise<void> {
  const session = pickSession(client);
  const before = client.pages.get(session);
  const reply = await ask(client, pathOf(session, before), {});
  if (typeof reply.json.next === 'string') client.pages.set(session, reply.json.next);
  else client.pages.delete(session);
  noteListed(client, reply, { session, before, whole: false });
}

/** All that was said in the client's own sessions, page by page, as each region shows it. */
export async function readAllMessages(client: Client): Promise<void> {
  const { session, desk } = client.person;
  for (const region of client.cloud.regions) {
    for (const one of [session, desk]) await readList(client, one, region);
  }
}

/** How far the client has read, as each region tells of each of its sessions. */
export async function readMarks(client: Client): Promise<void> {
  const { sessions, key: reader } = client.person;
  for (const region of client.cloud.regions) {
    for (const session of sessions) {
      const reply = await askRegion(client, region, `/v1/sessions/${session}/read`, {});
      const { read: told, messages: counted } = reply.json;
      const [read, messages] = [headsIn(told) ?? {}, headsIn(counted) ?? {}];
      note(client, reply, { op: 'marks', session, reader, read, messages });
    }
  }
}

async function readList(client: Client, session: string, region: string): Promise<void> {
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const reply = await askRegion(client, region, pathOf(session, before), {});
    noteListed(client, reply, { session, before, whole: true });
    const { next } = reply.json;
    if (typeof next !== 'string') return;
    before = next;
  }
}

function pathOf(session: string, before: string | undefined): string {
  const from = before === undefined ? '' : `&before=${before}`;
  return `/v1/sessions/${session}/messages?limit=${PAGE_MESSAGES}${from}`;
}

interface ListAsked {
  readonly session: string;
  readonly before: string | undefined;
  readonly whole: boolean;
}

function noteListed(client: Client, reply: Reply, asked: ListAsked): void {
  const messages = messagesIn(reply.json.messages) ?? [];
  note(client, reply, { op: 'messages', ...asked, shown: messages.map(shownOf) });
}

/** What the history keeps of a message as it is shown. */
export function shownOf(message: Message): ShownMessage {
  const { reactions = {}, ...content } = message;
  return {
    identity: identityOf(message),
    digest: digestOf(canonical(message)),
    content: digestOf(canonical(content)),
    reactions: Object.entries(reactions).flatMap(([emoji, people]) => people.map((one) => `${emoji} ${one}`)),
  };
}
