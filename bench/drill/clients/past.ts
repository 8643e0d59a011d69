import { isObject } from '../../../lambdas/domain/json.ts';
import { askRegion, type Client, note, pick } from './client.ts';
import { digestOf, profileTextOf, subscribedBy } from './reading.ts';
import { headsIn, rowsIn } from './understood.ts';

/**
 * Asks each region how two sessions of the client's were: its own at the very instant of a commit, which is to be there
 * already, and the one where most meet at an instant when something happened. Both were made before the history began,
 * so that there was something at any instant of it.
 */
export async function readPast(client: Client): Promise<void> {
  const { cloud, person, recorder } = client;
  const beganAt = Date.now() - recorder.now();
  for (const region of cloud.regions) {
    const happenedMs = beganAt + pick(client, recorder.entries).atMs;
    await readAt(client, region, subscribedBy(client), new Date(happenedMs).toISOString());
    const at = await commitTime(client, region, person.session);
    if (at !== undefined) await readAt(client, region, person.session, at);
  }
}

async function commitTime(client: Client, region: string, session: string): Promise<string | undefined> {
  const { json } = await askRegion(client, region, `/v1/sessions/${session}/events`, {});
  const commit = pick(client, rowsIn(json.commits));
  return isObject(commit) && typeof commit.committedAt === 'string' ? commit.committedAt : undefined;
}

async function readAt(client: Client, region: string, session: string, at: string): Promise<void> {
  const path = `/v1/sessions/${session}/profile?at=${encodeURIComponent(at)}`;
  const reply = await askRegion(client, region, path, {});
  const heads = headsIn(reply.json.heads) ?? {};
  note(client, reply, { op: 'past', session, at, heads, digest: digestOf(profileTextOf(reply.text)) });
}
