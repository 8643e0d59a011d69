import { configuration } from '../../bin/configuration.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { type Check, without } from '../harness/check.ts';
import { atOnce } from './at-once.ts';
import { checkLogs } from './log-checks.ts';
import { type Logs, logOf } from './logs.ts';
import { checkMessages } from './messages.ts';
import { sendPoison } from './poison.ts';
import { quiet } from './quiet.ts';
import { createSessions, type Sent, type Session, sendAll, untilTaken } from './sending.ts';
import { checkStates } from './states.ts';
import { checkStreams } from './streams.ts';
import { type Intent, isTwin, workload } from './workload.ts';

const QUESTIONS_AT_ONCE = 48;
const LOGS_AT_ONCE = 8;
const BURIED_WITHIN_MS = 180_000;

/** Sends intents, waits until everything is quiet, and holds three regions and their streams against the intents. */
export async function proveIntents(
  cloud: CloudProcess,
  options: { seed: number; patches: number; sessions: number },
): Promise<Check[]> {
  const names = namesOf(configuration.app);
  const sessions = await createSessions(cloud, options.sessions);
  const intents = workload({ ...options, regions: cloud.regions, nowMs: Date.now() });
  const region = cloud.regions[0] ?? '';
  const victim = sessions[0] as Session;
  const poison = await sendPoison(region, cloud.endpoints.regions[region]?.aws ?? '', {
    queue: names.queue('bulk'),
    sessionId: victim.id,
  });
  const sent = await sendAndSettle(cloud, intents, sessions);
  const logs = await readLogs(cloud, sessions);
  const twins = intents.filter(isTwin).length;
  const among = `${sent.requests} requests, ${sent.retries} again after 503, ${twins} keys with two bodies`;
  return [
    without('every request was answered 202', sent.refusals, among),
    await checkPoison(cloud, victim, poison),
    await checkApplied(cloud, intents, sessions),
    ...checkLogs(logs, intents),
    await checkStates(cloud, { intents, sessions, logs }),
    await checkMessages(cloud, sessions, logs),
    await checkStreams(cloud, logs, names.stream),
  ];
}

async function sendAndSettle(
  cloud: CloudProcess,
  intents: readonly Intent[],
  sessions: readonly Session[],
): Promise<Sent> {
  const beganAt = performance.now();
  const seconds = (): number => (performance.now() - beganAt) / 1_000;
  const sent = await sendAll(cloud, intents, sessions);
  const rate = Math.round(sent.requests / seconds());
  console.log(`${sent.requests} requests in ${seconds().toFixed(1)} s, ${rate} a second`);
  await quiet(cloud);
  console.log(`quiet ${seconds().toFixed(1)} s after the first`);
  return sent;
}

async function readLogs(cloud: CloudProcess, sessions: readonly Session[]): Promise<Logs> {
  const logs = cloud.regions.map(
    async (region) =>
      [region, await atOnce(LOGS_AT_ONCE, sessions, (session) => logOf(cloud, region, session))] as const,
  );
  return new Map(await Promise.all(logs));
}

async function checkPoison(cloud: CloudProcess, victim: Session, eventId: string): Promise<Check> {
  console.log('waiting until the poison message has been tried so often that it is given up');
  const path = `/v1/sessions/${victim.id}/events/${eventId}?accepted=${new Date().toISOString()}`;
  const isOver = ({ json }: { json: Record<string, unknown> }): boolean => json.status !== 'pending';
  const { json } = await until(() => cloud.edge(path, { token: victim.token }), isOver, BURIED_WITHIN_MS);
  return {
    claim: 'the poison message failed, with its reason',
    seen: `${json.status}: ${json.code}, ${json.reason}`,
    holds: json.status === 'failed' && String(json.reason).length > 0,
  };
}

async function checkApplied(
  cloud: CloudProcess,
  intents: readonly Intent[],
  sessions: readonly Session[],
): Promise<Check> {
  const states = await atOnce(QUESTIONS_AT_ONCE, intents, async ({ session, eventId, region }) => {
    const { id, token } = sessions[session] as Session;
    const path = `/v1/sessions/${id}/events/${eventId}`;
    const { answer } = await untilTaken(() => cloud.api(region, path, { token }));
    return answer.json.status === 'applied' ? [] : [`${eventId} is ${answer.status} ${answer.text}`];
  });
  return without('the status of every 202 is applied', states.flat(), `${intents.length} intents`);
}
