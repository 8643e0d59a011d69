import type { BrokerAccess } from '../../client/realtime/mqtt-connection.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { accessOf } from '../harness/raw-device.ts';
import { quiet } from '../prove/quiet.ts';
import { untilTaken } from '../prove/sending.ts';
import { LAG_MS } from '../realtime/stage.ts';
import { openWatcher, type Watcher } from './watcher.ts';

/** People of one session: an owner who looks from one region, and others whose devices are at another one's broker. */
export interface Stage {
  readonly cloud: CloudProcess;
  readonly session: string;
  /** Region of the others' devices. */
  readonly region: string;
  readonly watcher: Watcher;
  readonly leavers: readonly Person[];
  readonly crashers: readonly Person[];
  readonly stayers: readonly Person[];
}

/** Somebody with a device. */
export interface Person {
  readonly userKey: string;
  /** What connects their device, under another nonce each time. */
  access(nonce: string): BrokerAccess;
}

export interface Crowd {
  readonly leavers: number;
  readonly crashers: number;
  readonly stayers: number;
}

const TOKEN_SECONDS = 3_600;
const REGION = 'ap-northeast-1';
/** Of the watcher, whom the edge sends to Ireland. */
const COUNTRY = 'DE';

export async function setStage(cloud: CloudProcess, crowd: Crowd): Promise<Stage> {
  await cloud.faults({ replication: { lagMs: [LAG_MS, LAG_MS] } });
  const token = await cloud.token('watcher', { expiresIn: TOKEN_SECONDS });
  const post = async (path: string, body: object) => {
    const call = { method: 'POST', token, body };
    return (await untilTaken(() => cloud.api(REGION, path, call))).answer.json;
  };
  const session = String((await post('/v1/sessions', {})).sessionId);
  const names = { leavers: named('leaver', crowd.leavers), crashers: named('crasher', crowd.crashers) };
  const stayers = named('stayer', crowd.stayers);
  const everybody = [...names.leavers, ...names.crashers, ...stayers];
  const commands = everybody.map((subject) => ({ type: 'member.add', sessionId: session, subject }));
  await post('/v1/batch', { commands });
  await quiet(cloud);
  const people = (subjects: readonly string[]) =>
    Promise.all(subjects.map((subject) => personOf(cloud, subject)));
  return {
    cloud,
    session,
    region: REGION,
    watcher: await openWatcher(cloud, { session, token, country: COUNTRY }),
    leavers: await people(names.leavers),
    crashers: await people(names.crashers),
    stayers: await people(stayers),
  };
}

function named(kind: string, howMany: number): string[] {
  return Array.from({ length: howMany }, (_, at) => `${kind}-${at}`);
}

async function personOf(cloud: CloudProcess, subject: string): Promise<Person> {
  const token = await cloud.token(subject, { expiresIn: TOKEN_SECONDS });
  const { json } = await cloud.api(REGION, '/v1/realtime', { token });
  const { endpoint, authorizer, clientIdPrefix, inbox } = json as Record<string, string>;
  const way = {
    endpoint: String(endpoint),
    authorizer: String(authorizer),
    clientIdPrefix: String(clientIdPrefix),
    token,
    filters: [String(inbox)],
    sessions: [],
  };
  return {
    userKey: way.clientIdPrefix.slice(0, way.clientIdPrefix.indexOf('~')),
    access: (nonce) => accessOf(way, 'phone', nonce),
  };
}
