import { setTimeout as pause } from 'node:timers/promises';
import { browserPorts } from '../../client/browser-ports.ts';
import {
  createMeridian,
  type Intent,
  type Meridian,
  type Outcome,
  polling,
  type Session,
} from '../../client/index.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { type Attempt, talliedFetch } from './tallied-fetch.ts';

/** One write of a device, and what became of it. Times are of `performance.now()`. */
export interface Write {
  readonly eventId: string;
  readonly beganMs: number;
  acceptedMs?: number;
  outcome?: Outcome;
}

/** A program of one user in one region that writes and watches through the client library. */
export interface Device {
  readonly name: string;
  readonly sessionId: string;
  /** Region that the edge sends it to while all are well. */
  readonly home: string;
  /** Whether it knows the regions' names, and can so go around one before the edge does. */
  readonly knowsRegions: boolean;
  readonly writes: readonly Write[];
  readonly attempts: readonly Attempt[];
  readonly client: Meridian;
  /** What it shows just now. */
  shown(): unknown;
  /** Writes until the signal, then resolves. */
  write(until: AbortSignal): Promise<void>;
}

export interface DevicePlan {
  readonly name: string;
  readonly home: string;
  readonly country: string;
  readonly knowsRegions: boolean;
  readonly seed: number;
  readonly writesPerSecond: number;
  readonly token: string;
  readonly sessionId: string;
}

const MESSAGE_SHARE = 0.2;
/** A region that is down refuses at once here; what takes longer is a machine with too much to do. */
const PATIENCE_MS = 10_000;

export async function openDevice(cloud: CloudProcess, plan: DevicePlan): Promise<Device> {
  const attempts: Attempt[] = [];
  const ports = { ...browserPorts(), fetch: talliedFetch(attempts) };
  const client = await createMeridian({
    edge: cloud.endpoints.edge,
    ...(plan.knowsRegions && { regions: cloud.regions }),
    headers: { 'cloudfront-viewer-country': plan.country },
    getToken: () => plan.token,
    timeoutMs: PATIENCE_MS,
    ports: { ...ports, realtime: polling(ports, { busyMs: 1_000, idleMs: 2_000 }) },
  });
  const session = client.session(plan.sessionId);
  session.profile.subscribe(() => undefined);
  const writes: Write[] = [];
  return {
    name: plan.name,
    sessionId: plan.sessionId,
    home: plan.home,
    knowsRegions: plan.knowsRegions,
    writes,
    attempts,
    client,
    shown: () => session.profile.get(),
    write: (until) => writing(session, plan, writes, until),
  };
}

async function writing(
  session: Session,
  plan: DevicePlan,
  writes: Write[],
  until: AbortSignal,
): Promise<void> {
  const random = seededRandom(plan.seed, plan.name);
  for (let at = 0; !until.aborted; at++) {
    note(intentOf(session, plan, at, random()), writes);
    // Twice the mean at most, so that devices do not keep step.
    await pause((random() * 2_000) / plan.writesPerSecond, undefined, { signal: until }).catch(
      () => undefined,
    );
  }
}

function intentOf(session: Session, { name }: DevicePlan, at: number, chance: number): Intent {
  return chance < MESSAGE_SHARE
    ? session.send({ text: `${name} ${at}` })
    : session.update({ last: name, devices: { [name]: at } });
}

function note({ eventId, accepted, done }: Intent, writes: Write[]): void {
  const write: Write = { eventId, beganMs: performance.now() };
  writes.push(write);
  void accepted.then((isAccepted) => {
    if (isAccepted) write.acceptedMs = performance.now();
  });
  void done.then((outcome) => {
    write.outcome = outcome;
  });
}
