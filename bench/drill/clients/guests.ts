import type { Visited } from '../history.ts';
import { ask, type Client, mintId, note, type Reply } from './client.ts';
import { ownFieldOf } from './intents.ts';
import { refusalIn } from './told.ts';

/** Who was added and removed again and again writes once, when nothing is under way that would change it. */
export async function writeAsGuest(client: Client): Promise<void> {
  const { session, guest, at } = client.person;
  const data = { [ownFieldOf(guest.key)]: `${at}:1` };
  const eventId = mintId(client);
  const call = { method: 'PATCH', token: guest.token, headers: { 'idempotency-key': eventId }, body: data };
  const reply = await ask(client, `/v1/sessions/${session}/profile`, call);
  const write = { eventId, author: guest.key, session, type: 'profile.patched', data } as const;
  const wrote = { ...write, status: reply.status, mintedAbove: undefined };
  noteVisit(client, reply, wrote);
}

/** The guest asks for the session in each region. */
export async function knock(client: Client): Promise<void> {
  const { session, guest } = client.person;
  for (const region of client.cloud.regions) {
    const reply = await ask(client, `/v1/sessions/${session}/profile`, { token: guest.token }, region);
    noteVisit(client, reply, undefined);
  }
}

function noteVisit(client: Client, reply: Reply, wrote: Visited['wrote']): void {
  const { session, guest } = client.person;
  note(client, reply, { op: 'guest', session, guest: guest.key, wrote, told: refusalIn(reply, session) });
}
