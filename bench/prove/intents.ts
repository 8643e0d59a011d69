import { setTimeout as pause } from 'node:timers/promises';
import { configuration } from '../../bin/configuration.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import { canonical } from '../../lambdas/domain/canonical.ts';
import type { Answer } from '../../local/testing/cloud-client.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { mergePatch } from '../../test/lambdas/domain/merge-patch.ts';
import { atOnce } from './at-once.ts';
import { type Check, without } from './check.ts';
import { holesIn, logOf, type ShownCommit } from './logs.ts';
import { sendPoison } from './poison.ts';
import { streamedIn } from './streamed.ts';
import { type Patch, workload } from './workload.ts';

/** A session under proof, and its owner's token. */
interface Session {
  readonly id: string;
  readonly token: string;
}

const REQUESTS_AT_ONCE = 48;
const COUNTRIES: Readonly<Record<string, string>> = {
  'us-east-1': 'US',
  'eu-west-1': 'DE',
  'ap-northeast-1': 'KR',
};
const MOST_RETRIES = 10;
const QUIET_WITHIN_MS = 180_000;

/** Sends patches, waits until everything is quiet, and holds three regions and their streams against the intents. */
export async function proveIntents(
  cloud: CloudProcess,
  options: { seed: number; patches: number; sessions: number },
): Promise<Check[]> {
  const names = namesOf(configuration.app);
  const sessions = await createSessions(cloud, options.sessions);
  const patches = workload({ ...options, regions: cloud.regions, nowMs: Date.now() });
  const first = cloud.regions[0] ?? '';
  const victim = sessions[0] as Session;
  const poison = await sendPoison(first, cloud.endpoints.regions[first]?.aws ?? '', {
    queue: names.queue('bulk'),
    sessionId: victim.id,
  });
  const beganAt = performance.now();
  const { refusals, retries } = await sendAll(cloud, patches, sessions);
  const sentMs = performance.now() - beganAt;
  const sent = patches.length + patches.filter(({ again }) => again !== undefined).length;
  console.log(
    `${sent} requests in ${(sentMs / 1000).toFixed(1)} s, ${Math.round((sent / sentMs) * 1000)} a second`,
  );
  await quiet(cloud);
  console.log(`quiet ${((performance.now() - beganAt) / 1000).toFixed(1)} s after the first`);
  const logs = await readLogs(cloud, sessions);
  return [
    without('every request was answered 202', refusals, `${sent} requests, ${retries} sent again after 503`),
    await provePoison(cloud, victim, poison),
    await proveApplied(cloud, patches, sessions),
    proveOrder(logs),
    await proveStates(cloud, patches, sessions),
    await proveStreams(cloud, logs, names.stream),
  ];
}

async function createSessions(cloud: CloudProcess, howMany: number): Promise<Session[]> {
  return atOnce(16, Array.from({ length: howMany }), async (_, at) => {
    const token = await cloud.token(`owner-${at}`, { expiresIn: 3_600 });
    const { status, json, text } = await cloud.edge('/v1/sessions', { method: 'POST', token, body: {} });
    if (status !== 202) {
      throw new Error(`A session was answered ${status}: ${text}`);
    }
    return { id: String(json.sessionId), token };
  });
}

/** Every request that was not accepted in the end. Once by the edge, a second time by the region's own API. */
async function sendAll(
  cloud: CloudProcess,
  patches: readonly Patch[],
  sessions: readonly Session[],
): Promise<{ refusals: string[]; retries: number }> {
  const refusals: string[] = [];
  let retries = 0;
  const accepted = async (send: () => Promise<Answer>): Promise<void> => {
    let answer = await send();
    // A client does what Retry-After says, with the same key.
    for (let tries = 0; answer.status === 503 && tries < MOST_RETRIES; tries++, retries++) {
      await pause(1_000);
      answer = await send();
    }
    if (answer.status !== 202) {
      refusals.push(`${answer.status} ${answer.text}`);
    }
  };
  await atOnce(REQUESTS_AT_ONCE, patches, async ({ session, eventId, body, region, again }) => {
    const { id, token } = sessions[session] as Session;
    const call = { method: 'PATCH', token, body, headers: { 'idempotency-key': eventId } };
    const path = `/v1/sessions/${id}/profile`;
    await accepted(() => cloud.edge(path, { ...call, country: COUNTRIES[region] ?? 'US' }));
    if (again !== undefined) {
      await accepted(() => cloud.api(again, path, call));
    }
  });
  return { refusals, retries };
}

/** Waits until no queue, no function and no replication has anything under way. */
async function quiet(cloud: CloudProcess): Promise<void> {
  const { regions } = await until(
    cloud.status,
    (status) => Object.values(status.regions).every(isQuiet),
    QUIET_WITHIN_MS,
  );
  if (!Object.values(regions).every(isQuiet)) {
    console.log('Not quiet in time; what is missing will show below.');
  }
}

function isQuiet(region: Awaited<ReturnType<CloudProcess['status']>>['regions'][string]): boolean {
  const waiting = Object.values(region.queues).reduce(
    (sum, { visible, delayed }) => sum + visible + delayed,
    0,
  );
  return waiting + region.inFlight + region.streamLag === 0;
}

type Logs = ReadonlyMap<string, readonly (readonly ShownCommit[])[]>;

/** Region → the log of each session. */
async function readLogs(cloud: CloudProcess, sessions: readonly Session[]): Promise<Logs> {
  const logs = cloud.regions.map(
    async (region) =>
      [region, await atOnce(8, sessions, (session) => logOf(cloud, region, session))] as const,
  );
  return new Map(await Promise.all(logs));
}

async function provePoison(cloud: CloudProcess, victim: Session, eventId: string): Promise<Check> {
  const path = `/v1/sessions/${victim.id}/events/${eventId}?accepted=${new Date().toISOString()}`;
  const isOver = ({ json }: { json: Record<string, unknown> }): boolean => json.status !== 'pending';
  const { json } = await until(() => cloud.edge(path, { token: victim.token }), isOver, QUIET_WITHIN_MS);
  return {
    claim: 'the poison message failed, with its reason',
    seen: `${json.status}: ${json.code}, ${json.reason}`,
    holds: json.status === 'failed' && String(json.reason).length > 0,
  };
}

async function proveApplied(
  cloud: CloudProcess,
  patches: readonly Patch[],
  sessions: readonly Session[],
): Promise<Check> {
  const states = await atOnce(REQUESTS_AT_ONCE, patches, async ({ session, eventId, region }) => {
    const { id, token } = sessions[session] as Session;
    const { json } = await cloud.api(region, `/v1/sessions/${id}/events/${eventId}`, { token });
    return json.status === 'applied' ? [] : [`${eventId} is ${String(json.status)}`];
  });
  return without('the status of every 202 is applied', states.flat(), `${patches.length} intents`);
}

function proveOrder(logs: Logs): Check {
  const all = [...logs.values()].flat();
  const lanes = new Set(all.flatMap((log) => log.map(({ lane, events }) => `${events[0]?.subject} ${lane}`)));
  const claim = 'each lane is 1..n, each intent in it once';
  return without(
    claim,
    all.flatMap((log) => [...holesIn(log), ...repeatsIn(log)]),
    `${lanes.size} lanes`,
  );
}

function repeatsIn(log: readonly ShownCommit[]): string[] {
  const keys = log.flatMap(({ lane, events }) => events.map(({ id, source }) => `${lane} ${source} ${id}`));
  return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} is there twice`);
}

async function proveStates(
  cloud: CloudProcess,
  patches: readonly Patch[],
  sessions: readonly Session[],
): Promise<Check> {
  const counterexamples = await atOnce(8, sessions, async ({ id, token }, at) => {
    const mine = patches
      .filter(({ session }) => session === at)
      .sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    const wanted = canonical(mine.reduce<unknown>((state, { body }) => mergePatch(state, body), {}));
    const answers = await Promise.all(
      cloud.regions.map(async (region) => ({
        region,
        ...(await cloud.api(region, `/v1/sessions/${id}/profile`, { token })),
      })),
    );
    return answers
      .filter(({ text }) => !text.endsWith(`"profile":${wanted}}`))
      .map(({ region, text }) => `${region} has ${text.slice(0, 200)} instead of ${wanted.slice(0, 200)}`);
  });
  const claim = 'each intent has one effect: three regions equal RFC 7396 in order, byte for byte';
  return without(
    claim,
    counterexamples.flat(),
    `${sessions.length} sessions in ${cloud.regions.length} regions`,
  );
}

async function proveStreams(cloud: CloudProcess, logs: Logs, stream: string): Promise<Check> {
  let events = 0;
  const missing: string[] = [];
  for (const region of cloud.regions) {
    const streamed = await streamedIn(region, cloud.endpoints.regions[region]?.aws ?? '', stream);
    const keys = new Set(
      streamed.map((event) => `${event.lane} ${event.version} ${event.subject} ${event.source} ${event.id}`),
    );
    for (const { lane, version, events: committed } of logs.get(region)?.flat() ?? []) {
      const own = lane.startsWith(`${region}.`) ? committed : [];
      events += own.length;
      missing.push(
        ...own
          .map(({ subject, source, id }) => `${lane} ${version} ${subject} ${source} ${id}`)
          .filter((key) => !keys.has(key)),
      );
    }
  }
  return without('Kinesis has every event of its region', missing, `${events} events`);
}
