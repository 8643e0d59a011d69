import { isObject } from '../../../lambdas/domain/json.ts';
import { askRegion, type Client, note, pick } from './client.ts';
import { digestOf, profileTextOf, subscribedBy } from './reading.ts';
import { headsIn, rowsIn } from './understood.ts';

/**
 * Asks each region how two sessions of the client's were: its own at the very instant of a commit, which is to be there
 * already, and once an event of its own was; and the one where most meet at an instant when something happened. Both
 * were made before the history began, so that there was something at any instant of it.
 */
export async function readPast(client: Client): Promise<void> {
  const { cloud, person, recorder } = client;
  const beganAt = Date.now() - recorder.now();
  for (const region of cloud.regions) {
    const happenedMs = beganAt + pick(client, recorder.entries).atMs;
    await readAt(client, region, subscribedBy(client), new Date(happenedMs).toISOString());
    for (const at of await moments(client, region)) await readAt(client, region, person.session, at);
  }
}

/** The time of a commit and the id of an event of the client's own in it, as far as there are any. */
async function moments(client: Client, region: string): Promise<string[]> {
  const { session, key } = client.person;
  const { json } = await askRegion(client, region, `/v1/sessions/${session}/events`, {});
  const commit = pick(client, rowsIn(json.commits));
  if (!isObject(commit)) return [];
  const own = rowsIn(commit.events).find((event) => isObject(event) && event.source === key);
  return [commit.committedAt, isObject(own) ? own.id : undefined].filter((at) => typeof at === 'string');
}

async function readAt(client: Client, region: string, session: string, at: string): Promise<void> {
  const path = `/v1/sessions/${session}/profile?at=${encodeURIComponent(at)}`;
  const reply = await askRegion(client, region, path, {});
  const heads = headsIn(reply.json.heads) ?? {};
  const digest = digestOf(profileTextOf(reply.text));
  note(client, reply, { op: 'past', session, reader: client.person.key, at, heads, digest });
}
