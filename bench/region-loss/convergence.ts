import { isDeepStrictEqual } from 'node:util';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { logOf } from '../prove/logs.ts';
import type { Write } from './device.ts';
import type { Fleet } from './fleet.ts';
import type { Committed } from './tail.ts';

const CONVERGED_WITHIN_MS = 120_000;
/** Devices ask every two seconds where nothing happens. */
const SHOWN_WITHIN_MS = 15_000;

/** What regions owed each other when the lost one came back. */
export interface Repair {
  /** Writes that were accepted before, by whichever region. */
  readonly writes: number;
  /** From the return until every region had them all, while others were written; Infinity if it never was. */
  readonly seconds: number;
}

export interface Convergence {
  /** Since this was asked; Infinity if it never was. */
  readonly seconds: number;
  /** Writes that a region lacks at the end, or sessions that differ. */
  readonly different: readonly string[];
}

/** Waits until every region's log has all of these writes, whatever else is written meanwhile. */
export async function repaired(
  cloud: CloudProcess,
  fleet: Fleet,
  writes: readonly Write[],
  returnedMs: number,
): Promise<Repair> {
  const owed = () => lackingSomewhere(cloud, fleet, writes);
  const left = await until(owed, (some) => some.length === 0, CONVERGED_WITHIN_MS);
  const seconds = left.length === 0 ? (performance.now() - returnedMs) / 1_000 : Number.POSITIVE_INFINITY;
  return { writes: writes.length, seconds };
}

/** Ids of those writes that some region's log has not. */
async function lackingSomewhere(
  cloud: CloudProcess,
  fleet: Fleet,
  writes: readonly Write[],
): Promise<readonly string[]> {
  const logs = await Promise.all(cloud.regions.map((region) => committedIn(cloud, region, fleet)));
  return writes.map(({ eventId }) => eventId).filter((id) => !logs.every((log) => log.has(id)));
}

/**
 * Waits until every intent has ended, each write is in every region and each session's state is the same text there.
 * States alone would not tell: a patch that a newer one hides, and a message, may still be under way.
 */
export async function converged(cloud: CloudProcess, fleet: Fleet): Promise<Convergence> {
  const beganMs = performance.now();
  const look = async (): Promise<readonly string[]> => {
    if (fleet.devices.some(({ client }) => client.intents().length > 0)) return ['intents are on their way'];
    const writes = fleet.devices.flatMap((device) => device.writes);
    const lacking = await lackingSomewhere(cloud, fleet, writes);
    return lacking.length > 0 ? lacking : unequal(cloud, fleet);
  };
  const last = await until(look, (left) => left.length === 0, CONVERGED_WITHIN_MS);
  const seconds = last.length === 0 ? (performance.now() - beganMs) / 1_000 : Number.POSITIVE_INFINITY;
  return { seconds, different: last };
}

/** Sessions whose state is not the same in every region. */
async function unequal(cloud: CloudProcess, { sessions }: Fleet): Promise<string[]> {
  const texts = await Promise.all(sessions.map((session) => statesOf(cloud, session)));
  return sessions.filter((_, at) => new Set(texts[at]).size > 1).map(({ id }) => id);
}

/** Waits until each device shows its session's state as the first region has it; those that still do not. */
export async function behind(cloud: CloudProcess, { devices, sessions }: Fleet): Promise<string[]> {
  const profiles = new Map<string, unknown>();
  for (const session of sessions) {
    const [text = '{}'] = await statesOf(cloud, session);
    profiles.set(session.id, JSON.parse(text).profile);
  }
  const differing = async () =>
    devices.filter((device) => !isDeepStrictEqual(device.shown(), profiles.get(device.sessionId)));
  const left = await until(differing, (some) => some.length === 0, SHOWN_WITHIN_MS);
  return left.map(({ name }) => name);
}

async function statesOf(
  cloud: CloudProcess,
  { id, token }: { id: string; token: string },
): Promise<string[]> {
  const answers = cloud.regions.map((region) => cloud.api(region, `/v1/sessions/${id}/profile`, { token }));
  return (await Promise.all(answers)).map(({ text }) => text);
}

/** What one region's logs have. */
export async function committedIn(
  cloud: CloudProcess,
  region: string,
  { sessions }: Fleet,
): Promise<Committed> {
  const lanes = new Map<string, string[]>();
  for (const session of sessions) {
    for (const { lane, events } of await logOf(cloud, region, session)) {
      for (const { id } of events) lanes.set(id, [...(lanes.get(id) ?? []), lane]);
    }
  }
  return lanes;
}
