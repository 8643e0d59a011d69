import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { behind, type Convergence, committedIn, converged, type Repair, repaired } from './convergence.ts';
import type { Write } from './device.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { drain, secondsUntilEdge } from './mark.ts';
import type { Options } from './options.ts';
import { type Committed, tailOf } from './tail.ts';

/** What happened, for the judge. Times are of `performance.now()`. */
export interface Lost extends Away, Back {
  readonly options: Options;
  readonly fleet: Fleet;
  /** Since the load ended. */
  readonly convergence: Convergence;
  /** Devices that show something else than the server, some seconds after it had converged. */
  readonly behind: readonly string[];
  /** Region → what its logs have in the end. */
  readonly committed: ReadonlyMap<string, Committed>;
}

interface Away {
  /** When the region was gone for sure. */
  readonly lostMs: number;
  /** Since it was gone; of a drain, since the command had ended. */
  readonly secondsToMark: number;
  /** Writes that were accepted before the loss and that no survivor had when the region came back. */
  readonly tail: number;
}

interface Back {
  readonly returnedMs: number;
  /** Since its return, with the command that ends a drain. */
  readonly secondsToUnmark: number;
  readonly repair: Repair;
}

/** Slow enough for the region to die with commits that nobody else has. */
const LAG_MS = [4_000, 5_000];
/** A drained region ends what it has begun. */
const GRACE_MS = 5_000;
/** Load that a region gets which is back, repaired and no longer marked. */
const AFTER_MS = 10_000;

/** Runs a fleet, takes a region away from it and gives it back, all of it under load. */
export async function loseRegion(cloud: CloudProcess, options: Options): Promise<Lost> {
  const links = slowLinksFrom(options.region, cloud.regions);
  await cloud.faults({ seed: options.seed, replication: { links } });
  const fleet = await openFleet(cloud, options);
  const endLoad = startLoad(fleet);
  await pause(options.beforeSeconds * 1_000);
  const away = await takeAway(cloud, fleet, options);
  const back = await giveBack(cloud, fleet, options);
  await pause(AFTER_MS);
  await endLoad();
  const convergence = await converged(cloud, fleet);
  const logs = await logsOf(cloud, cloud.regions, fleet);
  const committed = new Map(cloud.regions.map((name, at) => [name, logs[at] as Committed]));
  return { options, fleet, ...away, ...back, convergence, behind: await behind(cloud, fleet), committed };
}

function slowLinksFrom(region: string, regions: readonly string[]): Record<string, readonly number[]> {
  const others = regions.filter((name) => name !== region);
  return Object.fromEntries(others.map((name) => [`${region}>${name}`, LAG_MS]));
}

/** Every device writes until what is returned is called, which waits for their last. */
function startLoad({ devices }: Fleet): () => Promise<void> {
  const ending = new AbortController();
  setMaxListeners(devices.length, ending.signal);
  const writing = devices.map((device) => device.write(ending.signal));
  return async () => {
    ending.abort();
    await Promise.all(writing);
  };
}

async function takeAway(cloud: CloudProcess, fleet: Fleet, options: Options): Promise<Away> {
  const { region, awaySeconds, isDrain } = options;
  const drained = isDrain ? await drainedFor(cloud, region) : undefined;
  await cloud.faults({ regions: { [region]: 'down' } });
  // Only now: until then the region may still accept, which would be no recovery.
  const lostMs = performance.now();
  const marked = drained ?? secondsUntilEdge(cloud, region, 'around', lostMs);
  const [secondsToMark] = await Promise.all([marked, pause(awaySeconds * 1_000)]);
  const survivors = cloud.regions.filter((name) => name !== region);
  const tail = tailOf(writesOf(fleet), lostMs, await logsOf(cloud, survivors, fleet));
  return { lostMs, secondsToMark, tail: tail.length };
}

async function drainedFor(cloud: CloudProcess, region: string): Promise<number> {
  await drain(cloud, region);
  const seconds = await secondsUntilEdge(cloud, region, 'around', performance.now());
  await pause(GRACE_MS);
  return seconds;
}

async function giveBack(cloud: CloudProcess, fleet: Fleet, options: Options): Promise<Back> {
  const owed = writesOf(fleet).filter(({ acceptedMs }) => acceptedMs !== undefined);
  const returnedMs = performance.now();
  await cloud.faults({ regions: {} });
  const [secondsToUnmark, repair] = await Promise.all([
    secondsUntilUnmarked(cloud, options, returnedMs),
    repaired(cloud, fleet, owed, returnedMs),
  ]);
  return { returnedMs, secondsToUnmark, repair };
}

async function secondsUntilUnmarked(
  cloud: CloudProcess,
  { region, isDrain }: Options,
  returnedMs: number,
): Promise<number> {
  if (isDrain) await drain(cloud, region, '--end');
  return secondsUntilEdge(cloud, region, 'there', returnedMs);
}

function writesOf({ devices }: Fleet): readonly Write[] {
  return devices.flatMap(({ writes }) => writes);
}

function logsOf(cloud: CloudProcess, regions: readonly string[], fleet: Fleet): Promise<Committed[]> {
  return Promise.all(regions.map((region) => committedIn(cloud, region, fleet)));
}
