import { laneCache } from '../../../lambdas/apply/lane-cache.ts';
import { bury } from '../../../lambdas/bury/bury.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { remembered } from '../../../lambdas/http/membership.ts';
import type { Log } from '../../../lambdas/platform/logger.ts';
import type { Meter } from '../../../lambdas/platform/metrics.ts';
import { reading } from '../../../lambdas/read/reading.ts';
import type { SessionStore } from '../../../lambdas/store/session-store.ts';
import { inMemoryViews } from '../../lambdas/store/in-memory-presence.ts';
import type { Design } from './design.ts';
import { type Pool, poolOf } from './pool.ts';
import { type Gate, gated } from './process.ts';
import type { Region } from './region.ts';
import { REGIONS, SALT } from './world.ts';

/** What the functions of a region reach, beside the region. */
export interface Surroundings {
  readonly design: Design;
  /** The world's own time, by which pauses end. */
  worldMs(): number;
  /** Fresh bytes, the same ones in the same history. */
  random(bytes: number): Uint8Array;
  readonly meter: Meter;
  /** Hears of each message that accept puts on a queue. */
  onQueued(body: string): void;
}

type Functions = Pick<Region, 'accept' | 'read' | 'apply' | 'bury'>;
type Gates = () => Gate;

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const IDENTIFICATION = { salt: SALT, tenantClaim: 'tenant' };
const NOBODY_ASKS = {
  progress: async () => undefined,
  chunks: async () => [],
  estimate: async () => undefined,
};
/** Reads that may wait in one region. */
const MOST_WAITERS = 3;
const REMAINING_MS = 30_000;

/** The real functions of Meridian over a region in memory. */
export function functionsOf(region: () => Region, around: Surroundings): Functions {
  return {
    accept: poolOf((gate) => acceptOf(region(), around, gate)),
    read: readsOf(region, around),
    apply: poolOf((gate) => applyOf(region(), around, gate)),
    bury: poolOf((gate) => buryOf(region(), around, gate)),
  };
}

function acceptOf(region: Region, { design, random, onQueued, meter }: Surroundings, gate: Gates) {
  const send = async (_: unknown, body: string): Promise<void> => {
    onQueued(body);
    region.queue.send(body);
  };
  const ports = design.accept({
    sender: gated({ send, sendAll: async () => [] }, gate),
    membership: membershipOf(region, gate),
    allowance: { take: () => 0 },
    meter,
    models: [],
    lanes: lanesOf(design),
    identification: IDENTIFICATION,
    nowMs: region.nowMs,
    random,
  });
  return design.accepting({ ...ports, membership: remembered(ports.membership, region.nowMs) });
}

function readsOf(
  region: () => Region,
  { design, worldMs, meter }: Surroundings,
): Pool<ReturnType<typeof reading>> {
  let waiters = 0;
  const leave = async (): Promise<void> => {
    waiters--;
  };
  const admit = async () => {
    if (waiters === MOST_WAITERS) {
      return undefined;
    }
    waiters++;
    return leave;
  };
  return poolOf((gate) => {
    const { stores, name, nowMs } = region();
    const ports = design.read({
      stores: { events: gated(stores.events, gate), snapshots: gated(stores.snapshots, gate) },
      sessions: gated(stores.sessions, gate),
      completions: NOBODY_ASKS,
      membership: membershipOf(region(), gate),
      whereabouts: { of: async () => new Map() },
      // Nobody asks who is online here.
      views: inMemoryViews(nowMs),
      admission: { admit },
      identification: IDENTIFICATION,
      meter,
      region: name,
      broker: { endpoint: 'wss://nowhere.example', authorizer: 'nobody', topics: topicsOf('twin') },
      lanes: lanesOf(design),
      nowMs,
      pause: async (ms) => (ms > 0 ? gate().sleep(worldMs() + ms) : undefined),
      probe: async () => {},
    });
    return reading({ ...ports, membership: remembered(ports.membership, nowMs) });
  });
}

function applyOf({ stores, stream, lane, nowMs }: Region, { design, meter }: Surroundings, gate: Gates) {
  const ports = design.apply({
    stores: { events: gated(stores.events, gate), snapshots: gated(stores.snapshots, gate) },
    sessions: gated(stores.sessions, gate),
    publisher: gated({ publish: stream.publish }, gate),
    // When a message comes again is for the history to say, which may be at once and may be never.
    redelivery: gated({ after: async () => {} }, gate),
    asks: undefined,
    log: SILENT,
    meter,
    lane,
    lanes: lanesOf(design),
    nowMs,
    // Without randomness no pause between two attempts, and so no timer.
    random: () => 0,
  });
  const cache = laneCache(ports.stores, ports.lanes);
  return (records: Parameters<typeof design.consume>[2]) =>
    design.consume(ports, cache, records, () => REMAINING_MS);
}

function buryOf({ stores, queue, nowMs, givenUp }: Region, { design, meter }: Surroundings, gate: Gates) {
  const keep = async ({ body }: { body: string }): Promise<void> => {
    givenUp.add(body);
  };
  const ports = design.bury({
    archive: gated({ keep }, gate),
    questions: undefined,
    resending: gated({ resend: async (_: string, body: string) => queue.send(body) }, gate),
    stores: { events: gated(stores.events, gate), snapshots: gated(stores.snapshots, gate) },
    sessions: gated(stores.sessions, gate),
    log: SILENT,
    meter,
    lanes: lanesOf(design),
    nowMs,
  });
  return (records: Parameters<typeof bury>[1]) => bury(ports, records);
}

/** Membership as the region's table has it, with a note of when it said yes. */
function membershipOf({ stores, vouched, nowMs }: Region, gate: Gates): Pick<SessionStore, 'isMember'> {
  const isMember = async (sessionId: string, userKey: string): Promise<boolean> => {
    const askedMs = nowMs();
    const belongs = await stores.sessions.isMember(sessionId, userKey);
    if (belongs) {
      const key = `${sessionId} ${userKey}`;
      vouched.set(key, Math.max(askedMs, vouched.get(key) ?? askedMs));
    }
    return belongs;
  };
  return gated({ isMember }, gate);
}

function lanesOf({ lane }: Design): string[] {
  return [...new Set(REGIONS.map(lane))];
}
