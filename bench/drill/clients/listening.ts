import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope } from '../../../lambdas/contract/envelope.ts';
import { type CloudProcess, until } from '../../../local/testing/cloud-process.ts';
import { accessOf, rawDevice } from '../../harness/raw-device.ts';
import type { Hearing } from '../evidence.ts';
import type { Heads } from '../history.ts';
import type { Participant } from './person.ts';
import { placeOf, placesIn } from './places.ts';

/** A device at the broker of a region that connects again whenever its connection ends. */
export interface Device {
  readonly person: Participant;
  /** What it heard by each of its connections; the last one may still be there. */
  readonly hearings: readonly Hearing[];
  /** Ends it, and answers whether it was connected until then. */
  stop(): Promise<boolean>;
}

const AGAIN_MS = 250;
const CAUGHT_UP_WITHIN_MS = 60_000;

/** One device in each region, of somebody who is there. */
export function listenEverywhere(
  cloud: CloudProcess,
  people: readonly Participant[],
  now: () => number,
): Device[] {
  return cloud.regions.flatMap((region) => {
    const person = people.find((one) => one.region === region);
    return person === undefined ? [] : [listen(cloud, person, now)];
  });
}

function listen(cloud: CloudProcess, person: Participant, now: () => number): Device {
  const ending = new AbortController();
  const hearings: Hearing[] = [];
  let isConnected = false;
  const living = (async () => {
    while (!ending.signal.aborted) {
      const hearing = { before: new Map(), commits: new Map() };
      await connected(cloud, person, ending.signal, {
        ready: () => {
          isConnected = true;
          hearings.push(hearing);
          void notePlaces(cloud, person, hearing, () => isConnected && hearings.at(-1) === hearing);
        },
        message: (text) => noteCommits(text, hearing.commits, now()),
      });
      isConnected &&= ending.signal.aborted;
      await sleep(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  })();
  return {
    person,
    hearings,
    async stop() {
      const wasConnected = isConnected;
      ending.abort();
      await living;
      return wasConnected;
    },
  };
}

/** Connects once; comes back when that has ended, or could not be. */
async function connected(
  cloud: CloudProcess,
  { region, token, at }: Participant,
  signal: AbortSignal,
  on: { ready(): void; message(text: string): void },
): Promise<void> {
  const answer = await cloud.api(region, '/v1/realtime', { token, signal }).catch(() => undefined);
  if (answer?.status !== 200) return;
  const {
    endpoint = '',
    authorizer = '',
    clientIdPrefix = '',
    inbox = '',
  } = answer.json as Record<string, string>;
  const way = { endpoint, authorizer, clientIdPrefix, token, filters: [inbox], sessions: [] };
  await new Promise<void>((resolve) => {
    const device = rawDevice(accessOf(way, `drill-${at}`, `${Date.now()}`), {
      ...on,
      ended: () => resolve(),
    });
    signal.addEventListener('abort', () => {
      device.close();
      resolve();
    });
  });
}

/** What the region has by now is no news any more; whatever it gets from here on is pushed. */
async function notePlaces(
  cloud: CloudProcess,
  person: Participant,
  { before }: { before: Map<string, ReadonlySet<string>> },
  isOn: () => boolean,
): Promise<void> {
  for (const session of [...person.sessions, person.desk]) {
    while (isOn() && !before.has(session)) {
      const places = await placesIn(cloud, person.region, session).catch(() => undefined);
      if (places !== undefined && isOn()) before.set(session, places);
      else await sleep(AGAIN_MS);
    }
  }
}

async function headsIn(
  cloud: CloudProcess,
  { region, token }: Participant,
  session: string,
): Promise<Heads | undefined> {
  const answer = await cloud.api(region, `/v1/sessions/${session}/profile`, { token }).catch(() => undefined);
  return answer?.status === 200 ? (answer.json.heads as Heads | undefined) : undefined;
}

function noteCommits(text: string, commits: Map<string, number>, atMs: number): void {
  const envelope = JSON.parse(text) as Envelope;
  if (envelope.kind !== 'commits') return;
  for (const commit of envelope.commits) {
    const key = `${envelope.session} ${placeOf(commit)}`;
    if (!commits.has(key)) commits.set(key, atMs);
  }
}

/** Waits until the devices that are connected have heard of the newest commits, for a while. */
export async function heardAll(cloud: CloudProcess, devices: readonly Device[]): Promise<void> {
  await Promise.all(
    devices.map(({ person, hearings }) =>
      until(() => hasHeardAll(cloud, person, hearings.at(-1)), Boolean, CAUGHT_UP_WITHIN_MS),
    ),
  );
}

async function hasHeardAll(
  cloud: CloudProcess,
  person: Participant,
  hearing: Hearing | undefined,
): Promise<boolean> {
  for (const [session, before] of hearing?.before ?? []) {
    const heads = Object.entries((await headsIn(cloud, person, session)) ?? {});
    const newest = heads.map(([lane, version]) => placeOf({ lane, version }));
    if (newest.some((place) => !before.has(place) && !hearing?.commits.has(`${session} ${place}`)))
      return false;
  }
  return true;
}
