import { type Clock, isEventId, mint, observe, START } from '../../../lambdas/domain/event-id.ts';
import { isObject } from '../../../lambdas/domain/json.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import type { Answer, Call } from '../../../local/testing/cloud-client.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { countryOf } from '../../shared/country-of.ts';
import type { Entry, Heads, Read, Seen } from '../history.ts';
import type { Recorder } from '../recorder.ts';
import type { Intent } from './intents.ts';
import type { Participant } from './person.ts';

/** Something sent that can be sent or asked about again. */
export interface Sent {
  readonly eventId: string;
  readonly intent: Intent;
  /** The instant of the 202, or undefined without one. */
  readonly acceptedAt: string | undefined;
}

/** A profile by the tag that it came with. */
export interface Shown extends Pick<Read, 'heads' | 'digest'> {
  readonly etag: string;
}

/** One client at work, and what it remembers. */
export interface Client {
  readonly cloud: CloudProcess;
  readonly person: Participant;
  readonly recorder: Recorder;
  readonly random: () => number;
  /** Which part of its batches is what it collected offline. */
  readonly offline: number;
  /** Messages in the queues of its region a moment ago. */
  readonly queued: () => number;
  clock: Clock;
  /** The newest event id it has seen. */
  newest: string;
  /** Counts its writes, so that no two carry the same. */
  writes: number;
  readonly sent: Sent[];
  readonly heads: Map<string, Heads>;
  /** What it was shown last of each session, for asking whether there is anything else. */
  readonly shown: Map<string, Shown>;
  /** How far it has read the events of the session to which it subscribes. */
  cursor: Heads;
  /** Where its next page of messages begins, by session. */
  readonly pages: Map<string, string>;
}

/** What a request came to. */
export interface Reply {
  readonly atMs: number;
  readonly tookMs: number;
  readonly region: string;
  readonly status: number;
  readonly headers: Headers | undefined;
  /** The answer as JSON; an empty object where it is none. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** An edge that is asked for longer than any function may take will not answer any more. */
const GIVE_UP_MS = 20_000;
const BY_EDGE = 0.7;
const AT_HOME = 0.75;
const AMONG_OTHERS = 0.4;

/** A client whose choices follow from the seed. */
export function clientOf(
  cloud: CloudProcess,
  person: Participant,
  { recorder, seed, offline, queued }: Pick<Client, 'recorder' | 'offline' | 'queued'> & { seed: number },
): Client {
  return {
    cloud,
    person,
    recorder,
    random: seededRandom(seed, `client ${person.at}`),
    offline,
    queued,
    clock: START,
    newest: person.session.slice(person.session.indexOf('.') + 1),
    writes: 0,
    sent: [],
    heads: new Map(),
    shown: new Map(),
    cursor: {},
    pages: new Map(),
  };
}

export function pick<T>({ random }: Pick<Client, 'random'>, things: readonly T[]): T {
  return things[Math.floor(random() * things.length)] as T;
}

/** One of the client's sessions, mostly the one where others of all regions are. */
export function pickSession(client: Client): string {
  const { sessions, session } = client.person;
  return client.random() < AMONG_OTHERS ? (sessions[0] ?? session) : pick(client, sessions);
}

/** Asks through the edge from where the client is, or directly a region: mostly its own, now and then another. */
export async function ask(client: Client, path: string, call: Call, region?: string): Promise<Reply> {
  const { cloud, person, random } = client;
  const asked = region ?? (random() < AT_HOME ? person.region : pick(client, cloud.regions));
  const country = countryOf(asked);
  return random() < BY_EDGE
    ? replyTo(client, asked, call, (full) => cloud.edge(path, { ...full, country }))
    : askRegion(client, asked, path, call);
}

/** Asks a region directly. */
export function askRegion(client: Client, region: string, path: string, call: Call): Promise<Reply> {
  return replyTo(client, region, call, (full) => client.cloud.api(region, path, full));
}

async function replyTo(
  client: Client,
  asked: string,
  call: Call,
  send: (call: Call) => Promise<Answer>,
): Promise<Reply> {
  const { person, recorder } = client;
  const full = { token: person.token, ...call, signal: AbortSignal.timeout(GIVE_UP_MS) };
  const atMs = recorder.now();
  const answer = await send(full).catch(() => undefined);
  const json = isObject(answer?.json) ? answer.json : {};
  learn(client, [answer?.headers.get('meridian-clock'), json.eventId]);
  return {
    atMs,
    tookMs: recorder.now() - atMs,
    region: answer?.headers.get('x-local-origin') ?? asked,
    status: answer?.status ?? 0,
    headers: answer?.headers,
    json,
    text: answer?.text ?? '',
  };
}

/** Writes a request and its answer into the history. */
export function note({ recorder, person }: Client, reply: Reply, seen: Seen): void {
  const { atMs, tookMs, region, status, json, headers } = reply;
  const problem = problemOf(json);
  const entry: Entry = { atMs, tookMs, client: person.at, region, status, problem, seen };
  const retryAfter = status === 429 ? headers?.get('retry-after') : undefined;
  recorder.note(retryAfter ? { ...entry, retryAfter } : entry);
}

/** The last part of `urn:meridian:problem:…`. */
function problemOf({ type }: Reply['json']): string | undefined {
  return typeof type === 'string' ? type.slice(type.lastIndexOf(':') + 1) : undefined;
}

/** A new id above everything that the client has seen. */
export function mintId(client: Client): string {
  const random = Uint8Array.from({ length: 8 }, () => Math.floor(client.random() * 256));
  const { id, clock } = mint(client.clock, { nowMs: Date.now(), random });
  client.clock = clock;
  see(client, id);
  return id;
}

/** Goes on from the ids in an answer; what is none would lead its clock nowhere. */
function learn(client: Client, told: readonly unknown[]): void {
  for (const id of told) {
    if (typeof id === 'string' && isEventId(id)) see(client, id);
  }
}

function see(client: Client, id: string): void {
  client.clock = observe(client.clock, id, Date.now());
  if (id > client.newest) client.newest = id;
}
