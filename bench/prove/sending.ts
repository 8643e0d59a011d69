import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../local/testing/cloud-client.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { countryOf } from '../shared/country-of.ts';
import { atOnce } from './at-once.ts';
import { progress } from './progress.ts';
import { type Body, type Intent, isTwin } from './workload.ts';

/** A session under proof, and its owner's token. */
export interface Session {
  readonly id: string;
  readonly token: string;
}

/** How the sending went. */
export interface Sent {
  readonly requests: number;
  /** Every request that was not accepted in the end. */
  readonly refusals: readonly string[];
  /** Requests that were sent again after 503. */
  readonly retries: number;
}

const REQUESTS_AT_ONCE = 48;
const SESSIONS_AT_ONCE = 16;
const MOST_RETRIES = 10;

/** So many new sessions, each of another owner. */
export async function createSessions(cloud: CloudProcess, howMany: number): Promise<Session[]> {
  return atOnce(SESSIONS_AT_ONCE, Array.from({ length: howMany }), async (_, at) => {
    const token = await cloud.token(`owner-${at}`, { expiresIn: 3_600 });
    const { status, json, text } = await cloud.edge('/v1/sessions', { method: 'POST', token, body: {} });
    if (status !== 202) {
      throw new Error(`A session was answered ${status}: ${text}`);
    }
    return { id: String(json.sessionId), token };
  });
}

/** Sends every intent: once by the edge, and what is sent again by that region's own API. */
export async function sendAll(
  cloud: CloudProcess,
  intents: readonly Intent[],
  sessions: readonly Session[],
): Promise<Sent> {
  const refusals: string[] = [];
  const report = progress();
  let requests = 0;
  let retries = 0;
  const accepted = async (send: () => Promise<Answer>): Promise<void> => {
    const { answer, tries } = await untilTaken(send);
    requests++;
    retries += tries;
    if (answer.status !== 202) {
      refusals.push(`${answer.status} ${answer.text}`);
    }
  };
  await atOnce(REQUESTS_AT_ONCE, intents, async (intent, at) => {
    report(() => `sent ${at} of ${intents.length} intents, ${retries} requests again after 503`);
    const { first, again } = waysOf(cloud, intent, sessions[intent.session] as Session);
    if (isTwin(intent)) {
      await Promise.all([accepted(first), again && accepted(again)]);
      return;
    }
    await accepted(first);
    await (again && accepted(again));
  });
  return { requests, refusals, retries };
}

/** A client does what Retry-After says, with the same key. */
export async function untilTaken(send: () => Promise<Answer>): Promise<{ answer: Answer; tries: number }> {
  let answer = await send();
  let tries = 0;
  for (; answer.status === 503 && tries < MOST_RETRIES; tries++) {
    await pause(1_000);
    answer = await send();
  }
  return { answer, tries };
}

function waysOf(cloud: CloudProcess, intent: Intent, { id, token }: Session) {
  const { kind, eventId, region, again } = intent;
  const path = `/v1/sessions/${id}/${kind}`;
  const headers = { 'idempotency-key': eventId };
  const call = (body: Body) => ({ method: kind === 'profile' ? 'PATCH' : 'POST', token, body, headers });
  return {
    first: () => cloud.edge(path, { ...call(intent.body), country: countryOf(region) }),
    again: again && (() => cloud.api(again.region, path, call(again.body))),
  };
}
