import { canonical } from '../../../lambdas/domain/canonical.ts';
import { isObject } from '../../../lambdas/domain/json.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import type { Paged, Read, Told } from '../history.ts';
import { ask, type Client, note, pick, pickSession, type Reply, type Shown } from './client.ts';
import { commitsIn, cursorIn, headsIn } from './understood.ts';

const DIGEST_LENGTH = 16;
const PAGE_COMMITS = 40;
const LONGEST_WAIT_SECONDS = 3;
/** Which part of profiles is asked for only where they are not what the client has. */
const CONDITIONAL = 0.35;

/** What a text is remembered by. */
export function digestOf(text: string): string {
  return sha256Hex(text).slice(0, DIGEST_LENGTH);
}

export async function readProfile(client: Client): Promise<void> {
  await read(client, pickSession(client), undefined);
}

/** Reads not before an event of the client's own, wherever it was written. */
export async function readAfterEvent(client: Client, region?: string): Promise<void> {
  const sent = pick(client, client.sent);
  if (sent === undefined) return readProfile(client);
  const { session } = sent.intent;
  const reply = await read(client, session, sent.eventId, region);
  // Where it is shown, its status is told.
  if (reply.status === 200) await askEnd(client, { ...sent, session, final: false, region: reply.region });
}

/** Reads not before what the client has seen, maybe in another region. */
export async function readAfterHeads(client: Client): Promise<void> {
  const session = pickSession(client);
  await read(client, session, client.heads.get(session));
}

/** The next page for the client's subscription. What is pushed to devices is `--push`'s to try. */
export async function poll(client: Client): Promise<Reply> {
  const session = subscribedBy(client);
  const after = client.cursor;
  const query = `limit=${PAGE_COMMITS}&after=${encodeURIComponent(JSON.stringify(after))}`;
  const reply = await ask(client, `/v1/sessions/${session}/events?${query}`, {});
  const isShown = reply.status === 200;
  const next = isShown ? cursorIn(reply.json.next) : undefined;
  const commits = isShown ? commitsIn(reply.json.commits) : undefined;
  const shown = commits?.map(({ events, ...place }) => ({ ...place, digest: digestOf(canonical(events)) }));
  client.cursor = next ?? after;
  note(client, reply, { op: 'page', session, after, commits: shown, next } satisfies Paged);
  return reply;
}

/** The session whose events a client follows: the one where most meet. */
export function subscribedBy({ person }: Pick<Client, 'person'>): string {
  return person.sessions[0] ?? person.session;
}

/** Asks what became of something sent. */
export async function askStatus(client: Client): Promise<void> {
  const { eventId, intent, acceptedAt } = pick(client, client.sent) ?? {};
  if (eventId === undefined || intent === undefined) return readProfile(client);
  await askEnd(client, { session: intent.session, eventId, acceptedAt, final: false });
}

interface Question {
  readonly session: string;
  readonly eventId: string;
  readonly acceptedAt: string | undefined;
  readonly final: boolean;
  readonly region?: string;
}

/** Asks for the end of an event, and notes what was told. */
export async function askEnd(client: Client, question: Question): Promise<void> {
  const { session, eventId, acceptedAt, final, region } = question;
  const query = acceptedAt === undefined ? '' : `?accepted=${encodeURIComponent(acceptedAt)}`;
  const reply = await ask(client, `/v1/sessions/${session}/events/${eventId}${query}`, {}, region);
  const told = reply.json as { status?: Told['end']; lane?: string; version?: number };
  note(client, reply, {
    op: 'status',
    session,
    author: client.person.key,
    eventId,
    withAccepted: acceptedAt !== undefined,
    final,
    end: reply.status === 200 ? told.status : undefined,
    lane: told.lane,
    version: told.version,
  });
}

async function read(client: Client, session: string, after: Read['after'], region?: string): Promise<Reply> {
  const stated = typeof after === 'object' ? JSON.stringify(after) : after;
  const query = stated === undefined ? '' : `?after=${encodeURIComponent(stated)}`;
  const waitSeconds = 1 + Math.floor(client.random() * LONGEST_WAIT_SECONDS);
  const known = client.random() < CONDITIONAL ? client.shown.get(session) : undefined;
  const headers = { prefer: `wait=${waitSeconds}`, ...(known && { 'if-none-match': known.etag }) };
  const reply = await ask(client, `/v1/sessions/${session}/profile${query}`, { headers }, region);
  const etag = reply.headers?.get('etag') ?? undefined;
  const { heads, digest } = shownIn(reply, known);
  if (heads !== undefined) client.heads.set(session, heads);
  if (heads && digest && etag) client.shown.set(session, { etag, heads, digest });
  note(client, reply, {
    op: 'read',
    session,
    reader: client.person.key,
    after,
    waitMs: waitSeconds * 1_000,
    unless: known?.etag,
    etag,
    heads,
    digest,
  });
  return reply;
}

/** Of a 304, what the client has already. */
function shownIn({ status, json, text }: Reply, known: Shown | undefined): Pick<Read, 'heads' | 'digest'> {
  if (status === 304 && known !== undefined) return known;
  const isShown = status === 200;
  return {
    heads: isShown ? headsIn(json.heads) : undefined,
    digest: isShown && isObject(json.profile) ? digestOf(profileTextOf(text)) : undefined,
  };
}

/** The profile is the last member of the answer. */
export function profileTextOf(body: string): string {
  const name = '"profile":';
  return body.slice(body.indexOf(name) + name.length, -1);
}
