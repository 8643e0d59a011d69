import { until } from '../../../local/testing/cloud-process.ts';
import { atOnce } from '../../prove/at-once.ts';
import { isAccepted, type Write, writesIn } from '../history.ts';
import { ask, type Client, type Reply } from './client.ts';

const AT_ONCE = 12;
const WITHIN_MS = 150_000;
const ENDS: readonly unknown[] = ['finished', 'failed', 'cancelled'];

/**
 * Waits until every question has an end, and each that no region accepted has one or is refused. Their queues
 * are no sign of it: what came twice stays there until the lease of the first is over.
 */
export async function answered(clients: readonly Client[]): Promise<void> {
  const asked = clients.flatMap((client) => questionsOf(client).map((write) => ({ client, write })));
  await atOnce(AT_ONCE, asked, ({ client, write }) => {
    const path = `/v1/sessions/${write.session}/completions/${write.eventId}`;
    const look = () => ask(client, path, {}, client.person.region);
    const isOver = ({ status, json }: Reply) =>
      ENDS.includes(json.status) || (!isAccepted(write) && status >= 400 && status < 500);
    return until(look, isOver, WITHIN_MS);
  });
}

/** Each once, however often it was sent. */
export function acceptedQuestions(client: Client): Write[] {
  return questionsOf(client).filter(isAccepted);
}

/** As accepted where one of several requests was. */
function questionsOf({ recorder, person }: Client): Write[] {
  const writes = recorder.entries.flatMap(writesIn);
  const own = writes.filter(({ author, type }) => author === person.key && type === 'completion.requested');
  const byAcceptance = own.sort((one, other) => Number(isAccepted(one)) - Number(isAccepted(other)));
  return [...new Map(byAcceptance.map((write) => [write.eventId, write])).values()];
}
