import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { behind, type Convergence, committedIn, converged } from './convergence.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { drain, secondsUntilEdge } from './mark.ts';
import type { Options } from './options.ts';
import { tailOf } from './tail.ts';

/** What happened, for the judge. Times are of `performance.now()`. */
export interface Lost {
  readonly options: Options;
  readonly fleet: Fleet;
  /** When the region was gone for sure. */
  readonly lostMs: number;
  readonly returnedMs: number;
  readonly secondsToMark: number;
  readonly secondsToUnmark: number;
  readonly convergence: Convergence;
  /** Devices that show something else than the server, some seconds after it had converged. */
  readonly behind: readonly string[];
  /** Events that only the lost region had when it went. */
  readonly tail: number;
  /** Region → event ids with the lanes that have them, in the end. */
  readonly committed: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Slow enough for the region to die with commits that nobody else has. */
const LAG_MS = [4_000, 5_000];
/** A drained region ends what it has begun. */
const GRACE_MS = 5_000;

/** Runs a fleet, takes a region away from it and gives it back. */
export async function loseRegion(cloud: CloudProcess, options: Options): Promise<Lost> {
  const { region, beforeSeconds, awaySeconds, isDrain } = options;
  await cloud.faults({ seed: options.seed, replication: { links: slowLinksFrom(region, cloud.regions) } });
  const fleet = await openFleet(cloud, options);
  const ending = new AbortController();
  setMaxListeners(fleet.devices.length, ending.signal);
  const writing = fleet.devices.map((device) => device.write(ending.signal));
  await pause(beforeSeconds * 1_000);
  const secondsToMark = isDrain ? await drained(cloud, region) : undefined;
  await cloud.faults({ regions: { [region]: 'down' } });
  // Only now: until then the region may still accept, which would be no recovery.
  const lostMs = performance.now();
  const marked = secondsToMark ?? secondsUntilEdge(cloud, region, 'around');
  await pause(awaySeconds * 1_000);
  const { length: tail } = await tailIn(cloud, options, fleet, lostMs);
  ending.abort();
  await Promise.all(writing);
  const returnedMs = performance.now();
  await cloud.faults({ regions: {} });
  await (isDrain && drain(cloud, region, '--end'));
  const [secondsToUnmark, convergence] = await Promise.all([
    secondsUntilEdge(cloud, region, 'there'),
    converged(cloud, fleet),
  ]);
  const committed = await committedEverywhere(cloud, fleet);
  const late = await behind(cloud, fleet);
  const times = { lostMs, returnedMs, secondsToMark: await marked, secondsToUnmark };
  return { options, fleet, ...times, convergence, behind: late, tail, committed };
}

function slowLinksFrom(region: string, regions: readonly string[]): Record<string, readonly number[]> {
  const others = regions.filter((name) => name !== region);
  return Object.fromEntries(others.map((name) => [`${region}>${name}`, LAG_MS]));
}

async function drained(cloud: CloudProcess, region: string): Promise<number> {
  await drain(cloud, region);
  const seconds = await secondsUntilEdge(cloud, region, 'around');
  await pause(GRACE_MS);
  return seconds;
}

/** Writes that the region had taken and that no survivor has. */
async function tailIn(cloud: CloudProcess, { region }: Options, fleet: Fleet, lostMs: number) {
  const survivors = cloud.regions.filter((name) => name !== region);
  const logs = await Promise.all(survivors.map((name) => committedIn(cloud, name, fleet)));
  const writes = fleet.devices.flatMap((device) => device.writes);
  return tailOf(writes, lostMs, logs);
}

async function committedEverywhere(cloud: CloudProcess, fleet: Fleet): Promise<Lost['committed']> {
  const entries = [];
  for (const region of cloud.regions)
    entries.push([region, await committedIn(cloud, region, fleet)] as const);
  return new Map(entries);
}
