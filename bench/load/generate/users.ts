import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoints } from '../../../local/start/endpoints.ts';
import { type CloudClient, cloudClient } from '../../../local/testing/cloud-client.ts';
import { atOnce } from '../../prove/at-once.ts';
import { queuedIn } from '../../prove/quiet.ts';
import { untilTaken } from '../../prove/sending.ts';

/** An identity with a session of its own. */
export interface User {
  readonly token: string;
  readonly sessionId: string;
  readonly region: string;
}

const AT_ONCE = 32;
/** A peak with its naive twin takes more than an hour. */
const TOKEN_SECONDS = 6 * 3_600;
const VISIBLE_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 250;

/**
 * Makes users, evenly over the regions. Each session takes the bulk queue, whose large batches cost least, and
 * the regions' own APIs: what is measured comes later.
 */
export async function createUsers(endpoints: Endpoints, howMany: number, first = 0): Promise<User[]> {
  if (howMany <= 0) {
    return [];
  }
  const cloud = cloudClient(endpoints);
  const users = await atOnce(AT_ONCE, Array.from({ length: howMany }), async (_, at): Promise<User> => {
    const region = cloud.regions[at % cloud.regions.length] as string;
    const token = await cloud.token(`user-${first + at}`, { expiresIn: TOKEN_SECONDS });
    const call = { method: 'POST', token, body: {}, headers: { priority: 'u=5' } };
    const { answer } = await untilTaken(() => cloud.api(region, '/v1/sessions', call));
    if (answer.status !== 202) {
      throw new Error(`A user's session was answered ${answer.status}: ${answer.text}`);
    }
    return { token, sessionId: String(answer.json.sessionId), region };
  });
  await settled(cloud);
  return users;
}

/** Until nothing is queued that is worked through: a session that nobody can read yet would be read as missing. */
async function settled(cloud: CloudClient): Promise<void> {
  const deadlineMs = performance.now() + VISIBLE_WITHIN_MS;
  for (;;) {
    const status = await cloud.status();
    const isReplicating = Object.values(status.regions).some(({ streamLag }) => streamLag > 0);
    if (!isReplicating && queuedIn(status) === 0) {
      return;
    }
    if (performance.now() > deadlineMs) {
      throw new Error(
        `The users' sessions were not applied within ${VISIBLE_WITHIN_MS / 1_000} s; ask /_local/status what is queued, or try it on a machine with less to do.`,
      );
    }
    await pause(LOOK_EVERY_MS);
  }
}
