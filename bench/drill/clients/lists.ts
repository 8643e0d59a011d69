import { isObject } from '../../../lambdas/domain/json.ts';
import type { Heads } from '../history.ts';
import { askRegion, type Client, note, type Reply } from './client.ts';
import type { Person } from './person.ts';
import { headsIn, rowsIn } from './understood.ts';

/** Small enough that lists of a drill have several pages. */
const PAGE_MEMBERS = 3;
const PAGE_SESSIONS = 2;
/** More than any list of a drill has; one that does not end is given up. */
const MOST_PAGES = 50;

/** Who belongs to sessions of the client's, and which sessions the client and the guest have, as each region tells. */
export async function readLists(client: Client): Promise<void> {
  const { person, cloud } = client;
  const sessions = new Set([person.session, person.desk, ...person.sessions.slice(0, 1)]);
  for (const region of cloud.regions) {
    for (const session of sessions) await readMembers(client, region, session);
    for (const one of await readSessions(client, region, person)) noteMarks(client, one);
    await readSessions(client, region, person.guest);
  }
}

/** Pages of a list, whose last may be a refusal. */
interface Whole {
  readonly rows: readonly unknown[];
  readonly last: Reply;
}

async function readMembers(client: Client, region: string, session: string): Promise<void> {
  const path = `/v1/sessions/${session}/members?limit=${PAGE_MEMBERS}`;
  const { rows, last } = await wholeList(client, region, { path, field: 'members' });
  const owner = typeof last.json.owner === 'string' ? last.json.owner : undefined;
  note(client, last, { op: 'members', session, owner, names: rows.map(String) });
}

interface Row {
  readonly sessionId: string;
  readonly read: Heads;
  readonly messages: Heads;
}

interface Listed extends Row {
  readonly from: Reply;
}

async function readSessions(client: Client, region: string, { key, session, token }: Person) {
  const path = `/v1/sessions?limit=${PAGE_SESSIONS}`;
  const { rows, last } = await wholeList(client, region, { path, field: 'sessions', token });
  const listed = rows.map((row): Listed => ({ ...rowOf(row), from: last }));
  const names = listed.map(({ sessionId }) => sessionId);
  note(client, last, { op: 'sessions', session, person: key, names });
  return listed;
}

function rowOf(value: unknown): Row {
  const { sessionId, read, messages } = isObject(value) ? value : {};
  return { sessionId: String(sessionId), read: headsIn(read) ?? {}, messages: headsIn(messages) ?? {} };
}

/** The list of sessions tells how far each is read, as the session itself does. */
function noteMarks(client: Client, { sessionId: session, read, messages, from }: Listed): void {
  note(client, from, { op: 'marks', session, reader: client.person.key, read, messages });
}

interface List {
  /** With a query already. */
  readonly path: string;
  readonly field: string;
  readonly token?: string;
}

async function wholeList(client: Client, region: string, { path, field, token }: List): Promise<Whole> {
  const rows: unknown[] = [];
  let after = '';
  let last: Reply;
  let pages = 0;
  do {
    last = await askRegion(client, region, `${path}${after}`, { ...(token !== undefined && { token }) });
    rows.push(...rowsIn(last.json[field]));
    after = `&after=${String(last.json.next)}`;
    pages++;
  } while (typeof last.json.next === 'string' && pages < MOST_PAGES);
  return { rows, last };
}
