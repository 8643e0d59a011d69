import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { type Check, without } from '../harness/check.ts';
import type { Restart } from '../harness/on-new-cloud.ts';
import { atOnce } from './at-once.ts';
import { progress } from './progress.ts';
import { queuedIn } from './quiet.ts';

const COMMANDS_PER_BATCH = 100;
const APPLIED_WITHIN_MS = 90_000;
const SENT_WITHIN_MS = 20_000;

/** Stops the cloud while accepted patches wait in the queues, starts it again, and asks what became of each. */
export async function proveRestart(
  before: CloudProcess,
  restart: Restart,
  unapplied: number,
): Promise<Check[]> {
  const token = await before.token('restart', { expiresIn: 3_600 });
  const { json } = await before.edge('/v1/sessions', { method: 'POST', token, body: {} });
  const sessionId = String(json.sessionId);
  await endOf(before, { token, sessionId, eventId: String(json.eventId) });
  // An apply that is as slow as the sending is long; the start that follows knows of no fault.
  await before.faults({ lambda: { slowMs: { apply: SENT_WITHIN_MS } } });
  const batches = Array.from({ length: Math.ceil(unapplied / COMMANDS_PER_BATCH) });
  const accepted = await atOnce(batches.length, batches, (_, at) =>
    sendBatch(before, { token, sessionId }, at),
  );
  const eventIds = accepted.flat();
  const waiting = queuedIn(await before.status());
  const stopMs = await before.stop();
  const cloud = await restart();
  const report = progress();
  const states = await atOnce(16, eventIds, (eventId, at) => {
    report(() => `asked for the end of ${at} of ${eventIds.length}`);
    return endOf(cloud, { token, sessionId, eventId });
  });
  const claim = `at least ${unapplied} accepted intents were unapplied at the stop`;
  return [
    { claim, seen: `${waiting} in the queues`, holds: waiting >= unapplied },
    { claim: 'a clean stop takes at most 2 s', seen: `${Math.round(stopMs)} ms`, holds: stopMs <= 2_000 },
    without('all of them are applied after a start', states.flat(), `${eventIds.length} intents`),
  ];
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

async function endOf(
  cloud: CloudProcess,
  { token, sessionId, eventId }: { token: string; sessionId: string; eventId: string },
): Promise<string[]> {
  const path = `/v1/sessions/${sessionId}/events/${eventId}?accepted=${new Date().toISOString()}`;
  const isApplied = ({ json }: { json: Record<string, unknown> }): boolean => json.status === 'applied';
  const answer = await until(() => cloud.edge(path, { token }), isApplied, APPLIED_WITHIN_MS);
  return isApplied(answer) ? [] : [`${eventId} is ${String(answer.json.status)}`];
}
