import { configuration } from '../../bin/configuration.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import type { Client } from './clients/client.ts';
import type { Device } from './clients/listening.ts';
import type { Participant } from './clients/person.ts';
import { subscribedBy } from './clients/reading.ts';
import { replicaOf } from './collect.ts';
import type { Authors, Evidence, Listener } from './evidence.ts';
import { givenUpIn } from './given-up.ts';

interface Present {
  readonly people: readonly Participant[];
  readonly clients: readonly Client[];
  readonly devices: readonly Device[];
}

/** What three regions hold in the end, and who took part. */
export async function bringEvidence(
  cloud: CloudProcess,
  { people, clients, devices }: Present,
): Promise<Omit<Evidence, 'healedMs' | 'healedAt' | 'quietMs' | 'duplicated' | 'letters'>> {
  const replicas = [];
  for (const region of cloud.regions) replicas.push(await replicaOf(cloud, region, people));
  return {
    replicas,
    listeners: await Promise.all(devices.map((device) => listenerOf(cloud, device))),
    authors: authorsOf(people),
    guests: new Map(people.map(({ session, guest }) => [session, guest.key])),
    subscribers: clients.map((client) => ({ client: client.person.at, session: subscribedBy(client) })),
    allowed: allowedBy(configuration.limits),
  };
}

async function listenerOf(cloud: CloudProcess, { person, hearings, stop }: Device): Promise<Listener> {
  const isConnected = await stop();
  return { region: person.region, hearings, isConnected, givenUp: await givenUpIn(cloud, person.region) };
}

/** Who takes part in a session from before the drill to its end. */
function authorsOf(people: readonly Participant[]): Authors {
  return new Map(
    people.flatMap(({ session, desk, key: own }) => [
      [session, new Set(people.filter(({ sessions }) => sessions.includes(session)).map(({ key }) => key))],
      [desk, new Set([own])],
    ]),
  );
}

function allowedBy(limits: typeof configuration.limits): Evidence['allowed'] {
  return {
    requests: { perSecond: limits.requestsPerSecond, burst: limits.requestBurst },
    commands: { perSecond: limits.commandsPerSecond, burst: limits.commandBurst },
  };
}
