import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../engines/engine.ts';
import type { KeyRing } from '../engines/wire/access-keys.ts';
import type { FaultBoard } from '../faults/faults.ts';
import { type CallCrashes, createCallCrashes } from './call-crashes.ts';
import type { FunctionCounts } from './function-counts.ts';
import { FunctionPool } from './function-pool.ts';
import { type FunctionSpec, functionNameOf } from './function-spec.ts';
import type { Invocation } from './invocation.ts';
import type { LogLine } from './log-line.ts';
import { createOrphanWatch } from './orphan-watch.ts';
import { createRecentMean } from './recent-mean.ts';

export interface FunctionsOptions {
  readonly functions: readonly FunctionSpec[];
  /** Variables beside the function's own: where the services are on this machine. */
  runtimeEnvironment(spec: FunctionSpec): Readonly<Record<string, string>>;
  readonly keys: Pick<KeyRing, 'issue' | 'revoke'>;
  readonly faults: FaultBoard;
  log(line: LogLine): void;
  /** Environments of one function in one region at once; more invocations wait for one. */
  readonly maxEnvironments?: number;
  /** How long an environment without events is kept. */
  readonly idleSeconds?: number;
}

/** The functions of all regions, and the faults around the calls they make. */
export interface Functions extends CallCrashes {
  /**
   * Invokes a function and waits for its end. `payload` is JSON text. Where nobody waits for it any more before an
   * environment was free, it is not begun.
   * @throws AwsError if the function cannot be invoked: unknown, throttled, its region down, the payload too large
   */
  invoke(arnOrName: string, region: string, payload: string, unheard?: AbortSignal): Promise<Invocation>;
  counts(): FunctionCounts[];
  /** Refuses new invocations, gives running ones half a second, then ends every environment. */
  stop(): Promise<void>;
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
/** watch and waiting reads are always at work, so that every stop takes it whole; the engines need the rest of two seconds. */
const STOP_GRACE_MS = 500;
const STOPPING = new AwsError('ServiceException', 'The local cloud is stopping.', 500);

/** Makes the functions; nothing runs before the first invocation. */
export function createFunctions(options: FunctionsOptions): Functions {
  const { faults, maxEnvironments = 10, idleSeconds = 120 } = options;
  const orphans = createOrphanWatch();
  const pace = createRecentMean();
  const edgeNames = new Set(options.functions.filter(({ isAtEdge }) => isAtEdge).map(({ name }) => name));
  let isStopping = false;
  const log = (line: LogLine): void => {
    // What a stop ends has no fault that anybody should read about.
    if (!isStopping || line.source !== 'platform') options.log(line);
  };
  const pools = new Map(
    options.functions.map((spec) => {
      const endpoints = options.runtimeEnvironment(spec);
      return [
        keyOf(spec.region, spec.name),
        new FunctionPool({ ...options, log, orphans, pace, spec, endpoints, maxEnvironments }),
      ];
    }),
  );
  faults.onChange(() => killInDarkRegions(options, pools));
  const reaper = setInterval(() => reapAll(pools, idleSeconds * 1_000), 5_000).unref();
  return {
    async invoke(arnOrName, region, payload, unheard) {
      if (isStopping) throw STOPPING;
      const name = functionNameOf(arnOrName);
      if (!edgeNames.has(name)) requireRegion(region, faults);
      requireSize(payload);
      return requirePool(pools, name, region).invoke(payload, unheard);
    },
    ...createCallCrashes(faults, (caller) => {
      for (const pool of pools.values()) pool.killOf(caller);
    }),
    counts: () => [...pools.values()].map((pool) => pool.counts),
    async stop() {
      isStopping = true;
      clearInterval(reaper);
      await quiet(pools);
      for (const pool of pools.values()) pool.killAll(STOPPING);
      orphans.close();
    },
  };
}

type Pools = ReadonlyMap<string, FunctionPool>;

function keyOf(region: string, name: string): string {
  return `${region}/${name}`;
}

function requirePool(pools: Pools, name: string, region: string): FunctionPool {
  const pool = pools.get(keyOf(region, name));
  if (pool === undefined) {
    const message = `Function not found: ${name} in ${region}. The synthesized app has no such function there.`;
    throw new AwsError('ResourceNotFoundException', message, 404);
  }
  return pool;
}

function requireRegion(region: string, faults: FaultBoard): void {
  if (faults.current.regions[region] === 'down') throw darkRegion(region);
}

function requireSize(payload: string): void {
  const bytes = Buffer.byteLength(payload);
  if (bytes > MAX_PAYLOAD_BYTES) {
    const message = `The payload has ${bytes} bytes; Lambda takes ${MAX_PAYLOAD_BYTES}. Send less.`;
    throw new AwsError('RequestTooLargeException', message, 413);
  }
}

function darkRegion(region: string): AwsError {
  return new AwsError('ServiceException', `Region ${region} is down by a fault that is in force.`, 503);
}

function killInDarkRegions({ functions, faults }: FunctionsOptions, pools: Pools): void {
  for (const { region, name, isAtEdge } of functions) {
    if (faults.current.regions[region] === 'down' && !isAtEdge) {
      pools.get(keyOf(region, name))?.killAll(darkRegion(region));
    }
  }
}

function reapAll(pools: Pools, idleMs: number): void {
  for (const pool of pools.values()) pool.reap(idleMs);
}

async function quiet(pools: Pools): Promise<void> {
  const until = performance.now() + STOP_GRACE_MS;
  while (performance.now() < until && [...pools.values()].some((pool) => pool.counts.inFlight > 0)) {
    await sleep(10);
  }
}
