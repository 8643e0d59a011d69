import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { quiet } from '../prove/quiet.ts';
import { bringEvidence } from './bring-evidence.ts';
import { check } from './checker/check.ts';
import type { Verdict } from './checker/verdict.ts';
import { answered } from './clients/answered.ts';
import { type Client, clientOf } from './clients/client.ts';
import { finale } from './clients/finale.ts';
import { gather } from './clients/gather.ts';
import { writeAsGuest } from './clients/guests.ts';
import { heardAll, listenEverywhere } from './clients/listening.ts';
import type { Participant } from './clients/person.ts';
import { work } from './clients/work.ts';
import { hasten } from './hasten.ts';
import type { Entry } from './history.ts';
import { type FaultWindow, faultPlan, isBrief } from './nemesis/fault-plan.ts';
import { poison } from './nemesis/poison.ts';
import { rage } from './nemesis/rage.ts';
import { type Recorder, recorder } from './recorder.ts';
import { reporting } from './reporting.ts';
import { type Sample, type Sampling, sampling } from './samples.ts';
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
  const watch = sampling(cloud, history.now);
  const clients = clientsOf(cloud, people, { settings, history, watch });
  const plan = faultPlan({ seed, minutes, kinds: settings.faults, regions: cloud.regions });
  const before = await struckIn(cloud);
  const devices = listenEverywhere(cloud, people, history.now);
  const { letters, healed } = await rampage(cloud, plan, { people, clients, settings, history });
  await settle(cloud, clients, minutes);
  const quietMs = history.now();
  await heardAll(cloud, devices);
  const samples = await watch.stop();
  const struck = struckSince(before, await struckIn(cloud));
  await finale(clients);
  await history.close();
  const held = await bringEvidence(cloud, { people, clients, devices });
  const evidence = { ...held, ...healed, letters, quietMs, duplicated: struck.duplicated ?? 0 };
  return {
    settings,
    plan,
    entries: history.entries,
    samples,
    struck: { ...struck, ...(letters.length > 0 && { poisoned: letters.length }) },
    healedMs: healed.healedMs,
    quietMs,
    verdicts: check(history.entries, evidence),
  };
}

interface Begun {
  readonly settings: Settings;
  readonly history: Recorder;
}

function clientsOf(
  cloud: CloudProcess,
  people: readonly Participant[],
  { settings: { seed, minutes }, history, watch }: Begun & { readonly watch: Sampling },
): Client[] {
  const offline = OFFLINE[lengthOf(minutes)];
  return people.map((person) => {
    const queued = () => watch.queuedIn(person.region);
    return clientOf(cloud, person, { recorder: history, seed, offline, queued });
  });
}

interface Crowd extends Begun {
  readonly people: readonly Participant[];
  readonly clients: readonly Client[];
}

/** Everything at once, until the last fault is lifted and nobody works any more. */
async function rampage(
  cloud: CloudProcess,
  plan: readonly FaultWindow[],
  { people, clients, settings: { seed, minutes, print }, history }: Crowd,
) {
  const untilMs = minutes * 60_000;
  const report = reporting(history, untilMs, print);
  const [letters, healed] = await Promise.all([
    poison(cloud, plan, people, history),
    rage(cloud, plan, { seed, now: history.now, untilMs }),
    ...clients.map((client) => work(client, untilMs)),
  ]);
  report.stop();
  return { letters, healed };
}

/** Until nothing is under way any more, what guests wrote when all faults were over included. */
async function settle(cloud: CloudProcess, clients: readonly Client[], minutes: number): Promise<void> {
  const awaited = AWAITED[lengthOf(minutes)];
  await quiet(cloud, awaited);
  await answered(clients);
  await Promise.all(clients.map(writeAsGuest));
  await quiet(cloud, awaited);
}

function lengthOf(minutes: number): 'seconds' | 'minutes' {
  return isBrief(minutes) ? 'seconds' : 'minutes';
}
