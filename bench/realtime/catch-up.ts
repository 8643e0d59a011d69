import { BatchWriteItemCommand, DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { configuration } from '../../bin/configuration.ts';
import { createMeridian } from '../../client/index.ts';
import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import { ownerOf } from '../../lambdas/domain/decide.ts';
import { type Clock, millisOf, mint, START } from '../../lambdas/domain/event-id.ts';
import { type Commit, emptyLane, evolve, release, stamped } from '../../lambdas/domain/lane.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import { chunked } from '../../lambdas/store/chunked.ts';
import { commitItem, laneItem } from '../../lambdas/store/items.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { quiet } from '../prove/quiet.ts';
import { untilTaken } from '../prove/sending.ts';
import type { Measured } from '../row.ts';
import type { Stage } from './stage.ts';

/** As apply commits a busy session. */
const EVENTS_A_COMMIT = 10;
const ITEMS_A_WRITE = 25;
const CAUGHT_UP_WITHIN_MS = 600_000;

/** How long a device that was away takes until it has shown everything it missed. */
export async function catchUp(stage: Stage, missed: number, atMostSeconds?: number): Promise<Measured> {
  const session = await newSession(stage);
  await writeLog(stage, session, missed);
  const client = await createMeridian({
    edge: stage.cloud.endpoints.edge,
    regions: stage.cloud.regions,
    getToken: () => stage.token,
    headers: { 'cloudfront-viewer-country': 'US' },
    timeoutMs: 10_000,
  });
  const shown = new Set<string>();
  const beganMs = performance.now();
  client.session(session, { after: '' }).subscribe(({ id }) => shown.add(id));
  await until(
    async () => shown.size,
    (count) => count > missed,
    CAUGHT_UP_WITHIN_MS,
  );
  const value = (performance.now() - beganMs) / 1_000;
  client.close();
  return {
    name: `${missed} missed events shown`,
    value: shown.size > missed ? value : Number.POSITIVE_INFINITY,
    unit: 's',
    ...(atMostSeconds !== undefined && { goal: { atMost: atMostSeconds } }),
    note: `${missed / EVENTS_A_COMMIT} commits`,
  };
}

async function newSession({ cloud, region, token }: Stage): Promise<string> {
  const call = { method: 'POST', token, body: {} };
  const { answer } = await untilTaken(() => cloud.api(region, '/v1/sessions', call));
  const id = String(answer.json.sessionId);
  await until(
    () => cloud.api(region, `/v1/sessions/${id}/profile`, { token }),
    ({ status }) => status === 200,
    60_000,
  );
  return id;
}

/** Puts commits and a snapshot as apply would have, into the lane of a region where nobody writes the session. */
async function writeLog({ cloud, region }: Stage, session: string, events: number): Promise<void> {
  const { tables } = namesOf(configuration.app);
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
  const dynamo = new DynamoDBClient({ region, endpoint, credentials });
  const commits = commitsOf(session, `${cloud.regions.at(-1)}.1`, events);
  const put = (table: string, requests: WriteRequest[]) =>
    dynamo.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  for (const chunk of chunked(commits, ITEMS_A_WRITE)) {
    await put(
      tables.eventStore,
      chunk.map((commit) => ({ PutRequest: { Item: commitItem(session, commit) } })),
    );
  }
  const { lane } = release(commits.reduce(evolve, emptyLane(commits[0]?.lane ?? '')));
  await put(tables.profile, [{ PutRequest: { Item: laneItem(session, lane) } }]);
  dynamo.destroy();
  await quiet(cloud);
}

function commitsOf(session: string, lane: string, events: number): Commit[] {
  const random = seededRandom(events, 'missed');
  const committedAt = new Date().toISOString();
  let clock: Clock = START;
  return Array.from({ length: events / EVENTS_A_COMMIT }, (_, at) => {
    const together = Array.from({ length: EVENTS_A_COMMIT }, (_, nth) => {
      const bytes = Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256));
      const minted = mint(clock, { nowMs: Date.parse(committedAt), random: bytes });
      clock = minted.clock;
      return stamped(messageOf(session, minted.id, `message ${at} ${nth}`), sha256Hex);
    });
    const version = at + 1;
    const traceparents = together.map(() => '');
    return {
      lane,
      version,
      committedAt,
      events: together,
      traceparents,
      messages: version * EVENTS_A_COMMIT,
    };
  });
}

function messageOf(session: string, id: string, text: string): MeridianEvent {
  return {
    specversion: '1.0',
    id,
    source: ownerOf(session),
    type: 'message.sent',
    subject: session,
    time: new Date(millisOf(id)).toISOString(),
    data: { text },
  };
}
