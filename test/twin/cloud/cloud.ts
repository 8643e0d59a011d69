import { remembering } from '../../lambdas/remembering.ts';
import { inMemoryStores } from '../../lambdas/store/in-memory-stores.ts';
import type { Write } from '../../lambdas/store/shelf.ts';
import { type Design, MERIDIAN } from './design.ts';
import { functionsOf } from './functions.ts';
import { type Links, links } from './links.ts';
import type { Pool } from './pool.ts';
import { type Course, type Process, processOf, TO_THE_END } from './process.ts';
import { queueOf } from './queue.ts';
import type { Region } from './region.ts';
import { streamOf } from './stream.ts';
import { type Truth, truth } from './truth.ts';
import { type Court, court } from './violation.ts';
import { type Witness, witness } from './witness.ts';
import { REGIONS, type RegionName, START_MS } from './world.ts';

/** Three regions in memory, in a time that only moves when it is told to. */
export interface Cloud {
  readonly regions: readonly Region[];
  readonly links: Links;
  readonly truth: Truth;
  readonly court: Court;
  readonly design: Design;
  worldMs(): number;
  random(bytes: number): Uint8Array;
  /** What the functions counted, by the names of their metrics. */
  readonly counts: Record<string, number>;
  /** Runs a function; it may rest, die or go wrong on the way. Only who survives tells what came of it. */
  invoke<T, R extends object>(region: Region, invocation: Invocation<T, R>): Promise<void>;
  /** Lets time pass, and whoever sleeps wake on the way. */
  pass(ms: number): Promise<void>;
  readonly witness: Witness;
}

export interface Invocation<T, R> {
  readonly name: string;
  readonly pool: Pool<T>;
  readonly course: Course;
  work(handle: T): Promise<R>;
  told(outcome: R): void | Promise<void>;
}

/** Receives after which a message is a dead letter; on AWS it is 20. */
const MOST_RECEIVES = 3;

export function cloudOf(design: Design = MERIDIAN): Cloud {
  const judge = court();
  const all = truth();
  const sees = witness(all, judge);
  let worldMs = START_MS;
  let minted = 0;
  const random = (bytes: number): Uint8Array => {
    const fresh = new Uint8Array(bytes);
    new DataView(fresh.buffer).setUint32(bytes - 4, ++minted);
    return fresh;
  };
  const { meter, counts } = remembering();
  const around = { design, worldMs: () => worldMs, random, meter, onQueued: sees.queued };
  const regions: readonly Region[] = REGIONS.map((name, at) => {
    const region: Region = regionOf(name, at, (write) => {
      sees.wrote(region, write);
      roads.send(at, write, region.nowMs());
    });
    return region;
  });
  const roads = links((to, write) => regions[to]?.stores.replicate(write));

  function regionOf(name: RegionName, at: number, onWrite: (write: Write) => void): Region {
    const stores = inMemoryStores(onWrite);
    const put = (write: Write): void => {
      stores.replicate(write);
      onWrite(write);
    };
    const deadLetters = queueOf(`${name}-dead`, Number.POSITIVE_INFINITY, () => {});
    const region: Region = {
      at,
      name,
      lane: design.lane(name),
      stores: { ...stores, ...design.stores(stores, put) },
      queue: queueOf(name, MOST_RECEIVES, deadLetters.send),
      deadLetters,
      stream: streamOf((committed) => sees.streamed(region, committed)),
      ...functionsOf(() => region, around),
      skewMs: 0,
      settings: 0,
      isUp: true,
      processes: [],
      nowMs: () => worldMs + region.skewMs,
      vouched: new Map(),
      givenUp: new Set(),
    };
    return region;
  }

  return {
    regions,
    links: roads,
    truth: all,
    court: judge,
    design,
    worldMs: () => worldMs,
    random,
    counts,
    invoke,
    witness: sees,
    async pass(ms) {
      const untilMs = worldMs + ms;
      for (let next = firstAsleep(regions, untilMs); next; next = firstAsleep(regions, untilMs)) {
        worldMs = Math.max(worldMs, next.wakesAtMs() ?? worldMs);
        await next.go(TO_THE_END);
      }
      worldMs = untilMs;
    },
  };
}

async function invoke<T, R extends object>(
  region: Region,
  { name, pool, course, work, told }: Invocation<T, R>,
): Promise<void> {
  const process: Process = processOf(name, async (gate) => {
    const environment = pool.take(gate);
    const outcome = await work(environment.handle).catch(() => undefined);
    region.processes = region.processes.filter((one) => one !== process);
    if (process.isDead()) {
      return;
    }
    pool.giveBack(environment);
    if (outcome !== undefined) {
      await told(outcome);
    }
  });
  region.processes = [...region.processes, process];
  await process.go(course);
}

/** The one that wakes first. */
function firstAsleep(regions: readonly Region[], untilMs: number): Process | undefined {
  const dueMs = (one: Process): number => one.wakesAtMs() ?? Number.POSITIVE_INFINITY;
  return regions
    .flatMap(({ processes }) => processes)
    .filter((one) => dueMs(one) <= untilMs)
    .sort((a, b) => dueMs(a) - dueMs(b))[0];
}
