import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { configuration } from '../../bin/configuration.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { quiet } from '../prove/quiet.ts';
import { check } from './checker/check.ts';
import type { Verdict } from './checker/verdict.ts';
import { answered } from './clients/answered.ts';
import { type Client, clientOf } from './clients/client.ts';
import { finale } from './clients/finale.ts';
import { gather } from './clients/gather.ts';
import { writeAsGuest } from './clients/guests.ts';
import { type Device, heardAll, listenEverywhere } from './clients/listening.ts';
import type { Participant } from './clients/person.ts';
import { subscribedBy } from './clients/reading.ts';
import { work } from './clients/work.ts';
import { replicaOf } from './collect.ts';
import type { Authors, Evidence, Listener } from './evidence.ts';
import { givenUpIn } from './given-up.ts';
import { hasten } from './hasten.ts';
import type { Entry } from './history.ts';
import { type FaultWindow, faultPlan, isBrief } from './nemesis/fault-plan.ts';
import { poison } from './nemesis/poison.ts';
import { rage } from './nemesis/rage.ts';
import { recorder } from './recorder.ts';
import { reporting } from './reporting.ts';
import { type Sample, sampling } from './samples.ts';
import { type Struck, struckIn, struckSince } from './struck.ts';

export interface Settings {
  readonly seed: number;
  readonly minutes: number;
  readonly clients: number;
  /** Kinds of faults. */
  readonly faults: readonly string[];
  /** Seconds after which what a crashed function had received comes again. */
  readonly hiddenSeconds: number;
  /** Folder of the report. */
  readonly folder: string;
  /** Says how far it is. */
  readonly print: (line: string) => void;
}

/**
 * All queues but those of models, which hold copies of what is answered for a while, and of looks, which the judge puts
 * off. A drill of seconds does not wait either until another region has seen, after half a minute, that a question sent
 * there as well is answered.
 */
const AWAITED = { seconds: /^(?!.*-(?:model-|looks$|asks$))/, minutes: /^(?!.*-(?:model-|looks$))/ };

/** A drill that is over. */
export interface Drilled {
  readonly settings: Settings;
  readonly plan: readonly FaultWindow[];
  readonly entries: readonly Entry[];
  readonly samples: readonly Sample[];
  readonly struck: Struck;
  /** When the last fault had been lifted, and when nothing was under way any more. */
  readonly healedMs: number;
  readonly quietMs: number;
  readonly verdicts: readonly Verdict[];
}

/** What is collected offline is applied long after it was sent: in a drill of seconds, when the faults are over. */
const OFFLINE = { seconds: 0.1, minutes: 0.5 };

/** Lets clients work while faults come and go, heals everything, and decides what became of it. */
export async function drill(cloud: CloudProcess, settings: Settings): Promise<Drilled> {
  const { seed, minutes } = settings;
  await mkdir(settings.folder, { recursive: true });
  await hasten(cloud, settings.hiddenSeconds);
  const people = await gather(cloud, settings.clients, `${seed}-${Date.now()}`);
  const history = recorder(join(settings.folder, 'history.ndjson'));
  const length = isBrief(minutes) ? 'seconds' : 'minutes';
  const offline = OFFLINE[length];
  const watch = sampling(cloud, history.now);
  const clients = people.map((person) => {
    const queued = () => watch.queuedIn(person.region);
    return clientOf(cloud, person, { recorder: history, seed, offline, queued });
  });
  const plan = faultPlan({ seed, minutes, kinds: settings.faults, regions: cloud.regions });
  const untilMs = minutes * 60_000;
  const before = await struckIn(cloud);
  const devices = listenEverywhere(cloud, people, history.now);
  const report = reporting(history, untilMs, settings.print);
  const [letters, healed] = await Promise.all([
    poison(cloud, plan, people, history),
    rage(cloud, plan, { seed, now: history.now, untilMs }),
    ...clients.map((client) => work(client, untilMs)),
  ]);
  report.stop();
  await quiet(cloud, AWAITED[length]);
  await answered(clients);
  await Promise.all(clients.map(writeAsGuest));
  await quiet(cloud, AWAITED[length]);
  const quietMs = history.now();
  await heardAll(cloud, devices);
  const samples = await watch.stop();
  const struckHere = struckSince(before, await struckIn(cloud));
  const poisoned = letters.length;
  const struck = { ...struckHere, ...(poisoned > 0 && { poisoned }) };
  await finale(clients);
  await history.close();
  const held = await heldBy(cloud, people, clients);
  const listeners = await Promise.all(devices.map((device) => listenerOf(cloud, device)));
  const duplicated = struckHere.duplicated ?? 0;
  const evidence = { ...held, ...healed, listeners, letters, quietMs, duplicated };
  const verdicts = check(history.entries, evidence);
  const { healedMs } = healed;
  return { settings, plan, entries: history.entries, samples, struck, healedMs, quietMs, verdicts };
}

async function heldBy(
  cloud: CloudProcess,
  people: readonly Participant[],
  clients: readonly Client[],
): Promise<Pick<Evidence, 'replicas' | 'authors' | 'guests' | 'subscribers' | 'allowed'>> {
  const replicas = [];
  for (const region of cloud.regions) replicas.push(await replicaOf(cloud, region, people));
  const subscribers = clients.map((client) => ({ client: client.person.at, session: subscribedBy(client) }));
  const allowed = allowedBy(configuration.limits);
  return { replicas, authors: authorsOf(people), guests: guestsOf(people), subscribers, allowed };
}

function allowedBy(limits: typeof configuration.limits): Evidence['allowed'] {
  return {
    requests: { perSecond: limits.requestsPerSecond, burst: limits.requestBurst },
    commands: { perSecond: limits.commandsPerSecond, burst: limits.commandBurst },
  };
}

async function listenerOf(cloud: CloudProcess, { person, hearings, stop }: Device): Promise<Listener> {
  const isConnected = await stop();
  return { region: person.region, hearings, isConnected, givenUp: await givenUpIn(cloud, person.region) };
}

function guestsOf(people: readonly Participant[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ session, guest }) => [session, guest.key]));
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
