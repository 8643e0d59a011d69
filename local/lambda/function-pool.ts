// Longer than other files: environments, those ready and those who wait change together, at every start, event and end.
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError, type Principal } from '../engines/engine.ts';
import type { KeyRing } from '../engines/wire/access-keys.ts';
import type { FaultBoard } from '../faults/faults.ts';
import { environmentVariables } from './environment-variables.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import type { FunctionCounts } from './function-counts.ts';
import { type FunctionFaults, functionFaults } from './function-faults.ts';
import type { FunctionSpec } from './function-spec.ts';
import type { Invocation, InvocationEvent } from './invocation.ts';
import type { LogLine } from './log-line.ts';
import { lowestFree } from './lowest-free.ts';
import type { OrphanWatch } from './orphan-watch.ts';
import { patienceLeftMs } from './patience.ts';
import { createRecentMean, type RecentMean } from './recent-mean.ts';
import { spawnRuntime } from './spawn-runtime.ts';
import { newTraceId } from './trace-id.ts';

export interface PoolOptions {
  readonly spec: FunctionSpec;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly keys: Pick<KeyRing, 'issue' | 'revoke'>;
  readonly faults: FaultBoard;
  readonly orphans: Pick<OrphanWatch, 'watch'>;
  /** Environments at once that this machine is asked to carry. */
  readonly maxEnvironments: number;
  /** Of the starts of all functions' environments. */
  readonly pace: RecentMean;
  log(line: LogLine): void;
}

// AWS starts one for every event that waits. Here they would share a few cores, and each would start later.
const STARTS_AT_ONCE = Math.max(2, availableParallelism());

const UNHEARD = new AwsError('ClientGone', 'Nobody waited for it any more.', 499);

interface Waiting {
  readonly event: InvocationEvent;
  /** Milliseconds of the monotonic clock. */
  readonly since: number;
  readonly unheard: AbortSignal | undefined;
  resolve(invocation: Invocation): void;
  reject(error: Error): void;
}

/** All execution environments of one function in one region. */
export class FunctionPool {
  readonly #options: PoolOptions;
  readonly #faults: FunctionFaults;
  readonly #environments = new Map<ExecutionEnvironment, Principal>();
  /** Ready environments, the lowest rank last: it is taken first, so that those too many grow old and are reaped. */
  readonly #ready: ExecutionEnvironment[] = [];
  readonly #waiting: Waiting[] = [];
  /** Of what was done to its end. */
  readonly #duration = createRecentMean();
  #ending = new AbortController();
  #growth: NodeJS.Timeout | undefined;
  #lastTakenAt = 0;
  #starting = 0;
  #inFlight = 0;
  #counts = { invocations: 0, errors: 0, coldStarts: 0, throttles: 0 };

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#faults = functionFaults(options.faults, options.spec);
  }

  /** @throws AwsError where the function's reserved concurrency is used up */
  invoke(payload: string, unheard?: AbortSignal): Promise<Invocation> {
    const { spec } = this.#options;
    if (this.#inFlight >= (spec.reservedConcurrency ?? Number.POSITIVE_INFINITY)) {
      this.#counts.throttles++;
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      });
    }
    this.#inFlight++;
    return new Promise<Invocation>((resolve, reject) => {
      const event = { requestId: randomUUID(), payload, traceId: newTraceId() };
      this.#waiting.push({ event, since: performance.now(), unheard, resolve, reject });
      this.#dispatch();
    }).finally(() => this.#inFlight--);
  }

  get counts(): FunctionCounts {
    const { name: functionName, region } = this.#options.spec;
    const environments = this.#environments.size;
    return { functionName, region, environments, inFlight: this.#inFlight, ...this.#counts };
  }

  /** Ends the environment that makes its calls as this principal, if it is one of this function. */
  killOf(principal: Principal): void {
    for (const [environment, own] of this.#environments) {
      if (own === principal) environment.kill({ kind: 'killed' });
    }
  }

  /** Ends every environment; what runs fails, what waits is refused. */
  killAll(refusal: AwsError): void {
    for (const { reject } of this.#waiting.splice(0)) reject(refusal);
    this.#ending.abort();
    this.#ending = new AbortController();
    for (const environment of this.#environments.keys()) environment.kill({ kind: 'killed' });
  }

  /** Ends environments that nobody needed for as long. */
  reap(idleMs: number): void {
    const eldest = performance.now() - idleMs;
    for (const environment of this.#ready.filter(({ readySince }) => readySince < eldest)) {
      environment.kill({ kind: 'killed' });
    }
  }

  #dispatch(): void {
    for (;;) {
      this.#forgetUnheard();
      if (this.#waiting.length === 0 || this.#ready.length === 0) break;
      const environment = this.#ready.pop() as ExecutionEnvironment;
      if (environment.isUsed && this.#faults.startsCold()) environment.kill({ kind: 'killed' });
      else this.#run(environment, this.#waiting.shift() as Waiting);
    }
    this.#grow();
  }

  /** AWS would have begun them: what waits here for want of cores shall not keep those who still wait from them. */
  #forgetUnheard(): void {
    while (this.#waiting[0]?.unheard?.aborted) this.#waiting.shift()?.reject(UNHEARD);
  }

  #grow(): void {
    clearTimeout(this.#growth);
    const starts = Math.min(this.#waiting.length, STARTS_AT_ONCE);
    while (this.#starting < starts && this.#environments.size < this.#options.maxEnvironments) {
      const { since: waitingSince } = this.#waiting[0] as Waiting;
      const leftMs = patienceLeftMs({
        environments: this.#environments.size,
        waitingSince,
        lastTakenAt: this.#lastTakenAt,
        startMs: this.#options.pace.recentMs,
      });
      if (leftMs > 0) {
        this.#growth = setTimeout(() => this.#grow(), leftMs);
        return;
      }
      this.#start();
    }
  }

  #start(): void {
    const { spec, keys, endpoints, orphans, pace, log } = this.#options;
    const startedAt = performance.now();
    const principal: Principal = { kind: 'role', roleArn: spec.roleArn, functionName: spec.name };
    const key = keys.issue(principal);
    const rank = lowestFree([...this.#environments.keys()].map((one) => one.rank));
    let isStarting = true;
    const started = (): void => {
      if (isStarting) this.#starting--;
      isStarting = false;
    };
    const { clockOffsetMs } = this.#faults;
    const environment = new ExecutionEnvironment({
      spec,
      rank,
      clockOffsetMs,
      spawn: (runtimeApi) => {
        const variables = environmentVariables(spec, key, runtimeApi, endpoints);
        const child = spawnRuntime(spec, variables, { clockOffsetMs: clockOffsetMs(), rank });
        orphans.watch(child);
        return child;
      },
      log,
      onReady: (ready) => {
        if (isStarting) pace.note(performance.now() - startedAt);
        started();
        this.#ready.push(ready);
        this.#ready.sort((one, other) => other.rank - one.rank);
        this.#dispatch();
      },
      onExit: (ended) => {
        if (isStarting) this.#failFirst(ended);
        started();
        keys.revoke(key.accessKeyId);
        this.#forget(ended);
      },
    });
    this.#starting++;
    this.#environments.set(environment, principal);
    environment.start().catch(() => environment.kill({ kind: 'killed' }));
  }

  #forget(environment: ExecutionEnvironment): void {
    this.#environments.delete(environment);
    const index = this.#ready.indexOf(environment);
    if (index >= 0) this.#ready.splice(index, 1);
    this.#dispatch();
  }

  /** An environment that does not start fails the invocation for which it was started. */
  #failFirst(environment: ExecutionEnvironment): void {
    const first = this.#waiting.shift();
    if (first === undefined) return;
    const { requestId } = first.event;
    const failed = { functionError: 'Unhandled', coldStart: true, durationMs: 0 } as const;
    this.#finish(first, { requestId, payload: environment.startError(requestId), ...failed });
  }

  async #run(environment: ExecutionEnvironment, waiting: Waiting): Promise<void> {
    this.#lastTakenAt = performance.now();
    const delayMs = this.#faults.slowMs();
    // An end cuts the fault short: a clean stop has two seconds, however slow a function was made.
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: this.#ending.signal }).catch(() => {});
    const diesAfterMs = this.#faults.diesAfterMs(this.#duration.recentMs);
    const invocation = await environment.invoke(waiting.event, diesAfterMs);
    if (invocation.functionError === undefined) this.#duration.note(invocation.durationMs);
    this.#finish(waiting, invocation);
  }

  #finish(waiting: Waiting, invocation: Invocation): void {
    this.#counts.invocations++;
    if (invocation.functionError !== undefined) this.#counts.errors++;
    if (invocation.coldStart) this.#counts.coldStarts++;
    waiting.resolve(invocation);
  }
}
