import { type CloudProcess, startCloudProcess, until } from '../../local/testing/cloud-process.ts';
import { atOnce } from './at-once.ts';
import { type Check, without } from './check.ts';

const COMMANDS_PER_BATCH = 100;
const APPLIED_WITHIN_MS = 90_000;

/** Stops the cloud while accepted patches wait in the queues, starts it again, and asks what became of each. */
export async function proveRestart(
  before: CloudProcess,
  unapplied: number,
): Promise<{ cloud: CloudProcess; checks: Check[] }> {
  const token = await before.token('restart', { expiresIn: 3_600 });
  const { json } = await before.edge('/v1/sessions', { method: 'POST', token, body: {} });
  const sessionId = String(json.sessionId);
  const batches = Array.from({ length: Math.ceil(unapplied / COMMANDS_PER_BATCH) });
  const accepted = await atOnce(batches.length, batches, (_, at) =>
    sendBatch(before, { token, sessionId }, at),
  );
  const eventIds = accepted.flat();
  const waiting = await waitingIn(before);
  const stopMs = await before.stop();
  const cloud = await startCloudProcess(before.folder);
  const states = await atOnce(16, eventIds, (eventId) => endOf(cloud, { token, sessionId, eventId }));
  const claim = `stopped with ${waiting} of ${eventIds.length} accepted intents unapplied, all are applied after a start`;
  return {
    cloud,
    checks: [
      { claim: 'a clean stop takes at most 2 s', seen: `${Math.round(stopMs)} ms`, holds: stopMs <= 2_000 },
      without(claim, states.flat(), `${eventIds.length} intents`),
    ],
  };
}

async function sendBatch(
  cloud: CloudProcess,
  { token, sessionId }: { token: string; sessionId: string },
  batch: number,
): Promise<string[]> {
  const commands = Array.from({ length: COMMANDS_PER_BATCH }, (_, at) => ({
    type: 'profile.patch',
    sessionId,
    patch: { [`field-${batch}`]: at },
  }));
  const region = cloud.regions[batch % cloud.regions.length] ?? '';
  const { json, text } = await cloud.api(region, '/v1/batch', { method: 'POST', token, body: { commands } });
  const results = json.results as { status: number; eventId: string }[];
  if (!results?.every(({ status }) => status === 202)) {
    throw new Error(`A batch was answered ${text}`);
  }
  return results.map(({ eventId }) => eventId);
}

async function waitingIn(cloud: CloudProcess): Promise<number> {
  const { regions } = await cloud.status();
  return Object.values(regions).reduce((sum, { queues, inFlight }) => {
    const visible = Object.values(queues).reduce((count, queue) => count + queue.visible + queue.delayed, 0);
    return sum + visible + inFlight;
  }, 0);
}

async function endOf(
  cloud: CloudProcess,
  { token, sessionId, eventId }: { token: string; sessionId: string; eventId: string },
): Promise<string[]> {
  const path = `/v1/sessions/${sessionId}/events/${eventId}?accepted=${new Date().toISOString()}`;
  const isApplied = ({ json }: { json: Record<string, unknown> }): boolean => json.status === 'applied';
  const answer = await until(() => cloud.edge(path, { token }), isApplied, APPLIED_WITHIN_MS);
  return isApplied(answer) ? [] : [`${eventId} is ${String(answer.json.status)}`];
}
