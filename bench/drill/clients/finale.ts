import { atOnce } from '../../prove/at-once.ts';
import { isAccepted, type Write, writesIn } from '../history.ts';
import { acceptedQuestions } from './answered.ts';
import { ask, type Client, note } from './client.ts';
import { evenly } from './evenly.ts';
import { knock } from './guests.ts';
import { readLists } from './lists.ts';
import { readAllMessages, readMarks } from './messages.ts';
import { readPast } from './past.ts';
import { askEnd, poll, readAfterEvent } from './reading.ts';
import { askForNothing, trespassEveryWay } from './trespass.ts';
import { commitsIn } from './understood.ts';

const AT_ONCE = 12;
const MOST_QUESTIONS = 600;
/** More pages than any session of a drill has; a cursor that does not move ends as well. */
const MOST_PAGES = 500;

/**
 * After everything has healed: subscribers read to the end, messages are paged, marks, lists, the past and ends
 * are asked for, and guests knock everywhere. However short a drill was, each client has read after an event from abroad and trespassed
 * in every way.
 */
export async function finale(clients: readonly Client[]): Promise<void> {
  await atOnce(AT_ONCE, clients, readToTheEnd);
  await atOnce(AT_ONCE, clients, readAllMessages);
  await atOnce(AT_ONCE, clients, readMarks);
  await atOnce(AT_ONCE, clients, readLists);
  await atOnce(AT_ONCE, clients, readPast);
  await askEnds(clients);
  await askAnswers(clients);
  await atOnce(AT_ONCE, clients, (client) => readAfterEvent(client, elsewhere(client)));
  await atOnce(AT_ONCE, clients, trespassEveryWay);
  await atOnce(AT_ONCE, clients, askForNothing);
  await atOnce(AT_ONCE, clients, knock);
}

async function readToTheEnd(client: Client): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page++) {
    const { status, json } = await poll(client);
    if (status === 200 && json.more === false && commitsIn(json.commits)?.length === 0) return;
  }
}

/** Of all that must have failed, and of other accepted writes as many as there is time for, in one region each. */
async function askEnds(clients: readonly Client[]): Promise<void> {
  const [first] = clients;
  if (first === undefined) return;
  const byAuthor = new Map(clients.map((client) => [client.person.key, client]));
  const accepted = first.recorder.entries.flatMap(writesIn).filter(isAccepted);
  const ours = accepted.filter(({ author }) => byAuthor.has(author));
  const distinct = new Map(ours.map((write) => [`${write.author} ${write.eventId}`, write]));
  const all = [...distinct.values()];
  const unreadable = all.filter(({ isUnreadable }) => isUnreadable);
  const others = all.filter(({ isUnreadable }) => !isUnreadable);
  const asked = [...unreadable, ...evenly(others, MOST_QUESTIONS)];
  await atOnce(AT_ONCE, asked, async (write, at) => askOne(byAuthor, write, at));
}

async function askOne(byAuthor: ReadonlyMap<string, Client>, write: Write, at: number): Promise<void> {
  const client = byAuthor.get(write.author);
  if (client === undefined || write.eventId === undefined) return;
  const region = client.cloud.regions[at % client.cloud.regions.length] ?? client.person.region;
  const { session, eventId } = write;
  await askEnd(client, { session, eventId, acceptedAt: new Date().toISOString(), final: true, region });
}

/** What every accepted question came to, in each region. */
async function askAnswers(clients: readonly Client[]): Promise<void> {
  const asked = clients.flatMap((client) =>
    client.cloud.regions.flatMap((region) =>
      acceptedQuestions(client).map((write) => ({ client, region, write })),
    ),
  );
  await atOnce(AT_ONCE, asked, async ({ client, region, write: { session, eventId } }) => {
    const path = `/v1/sessions/${session}/completions/${eventId}`;
    const reply = await ask(client, path, {}, region);
    const { status: told, text } = reply.json as { status?: string; text?: string };
    const asker = client.person.key;
    note(client, reply, { op: 'completion', session, asker, question: String(eventId), told, text });
  });
}

function elsewhere({ cloud, person }: Client): string {
  return cloud.regions.find((region) => region !== person.region) ?? person.region;
}
