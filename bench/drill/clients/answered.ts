import { until } from '../../../local/testing/cloud-process.ts';
import { atOnce } from '../../prove/at-once.ts';
import type { Write } from '../history.ts';
import { ask, type Client } from './client.ts';

const AT_ONCE = 12;
const WITHIN_MS = 150_000;
const ENDS: readonly unknown[] = ['finished', 'failed', 'cancelled'];

/**
 * Waits until every accepted question has an end. Their queues are no sign of it: what came twice stays there until
 * the lease of the first is over.
 */
export async function answered(clients: readonly Client[]): Promise<void> {
  const asked = clients.flatMap((client) => acceptedQuestions(client).map((write) => ({ client, write })));
  await atOnce(AT_ONCE, asked, ({ client, write: { session, eventId } }) => {
    const path = `/v1/sessions/${session}/completions/${eventId}`;
    const look = () => ask(client, path, {}, client.person.region);
    return until(look, ({ json }) => ENDS.includes(json.status), WITHIN_MS);
  });
}

/** Each once, however often it was sent. */
export function acceptedQuestions({ recorder, person }: Client): Write[] {
  const writes = recorder.entries.flatMap(({ seen }) => (seen.op === 'write' ? seen.writes : []));
  const own = writes.filter(
    ({ author, type, accepted }) => accepted && author === person.key && type === 'completion.requested',
  );
  return [...new Map(own.map((write) => [write.eventId, write])).values()];
}
