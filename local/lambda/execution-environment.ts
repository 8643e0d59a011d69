// Longer than other files: whatever ends an environment must be answered in each of its phases.
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describeExit, type Ending } from './ending.ts';
import { createFreezer } from './freezer.ts';
import type { FunctionSpec } from './function-spec.ts';
import { environmentError, type Invocation, type InvocationEvent } from './invocation.ts';
import type { LogLine } from './log-line.ts';
import { residentMb } from './resident-memory.ts';
import { type Deliver, openRuntimeApi, type RuntimeApi } from './runtime-api.ts';

export interface EnvironmentOptions {
  readonly spec: FunctionSpec;
  /** 0 for the first of its function, and so on; of one that ended, the next takes it. */
  readonly rank: number;
  /** How far the clock of the function's region is ahead, in milliseconds. */
  clockOffsetMs(): number;
  /** Starts the program, which asks for events at this address. */
  spawn(runtimeApi: string): ChildProcess;
  log(line: LogLine): void;
  /** The environment can take an event. */
  onReady(environment: ExecutionEnvironment): void;
  onExit(environment: ExecutionEnvironment): void;
}

type Phase =
  | { readonly name: 'starting' }
  | { readonly name: 'ready'; readonly deliver: Deliver }
  | {
      readonly name: 'busy';
      readonly running: Running;
      readonly timers: readonly NodeJS.Timeout[];
      /** Whether it dies of this event, at the latest before anybody hears of its end. */
      readonly isDoomed: boolean;
    }
  | { readonly name: 'ended' };

interface Running {
  readonly event: InvocationEvent;
  settle(payload: string, failed: boolean): void;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const INIT_MS = 10_000;
const MEMORY_CHECK_MS = 100;

/** One program that runs one function for one event at a time, as a micro-VM does on AWS. */
export class ExecutionEnvironment {
  readonly #options: EnvironmentOptions;
  readonly #freezer = createFreezer((signal) => this.#child?.kill(signal));
  #phase: Phase = { name: 'starting' };
  #api: RuntimeApi | undefined;
  #child: ChildProcess | undefined;
  #initTimer: NodeJS.Timeout | undefined;
  #ending: Ending | undefined;
  #initError: string | undefined;
  #lastRequestId: string | undefined;
  /** Whether it has been given an event. */
  isUsed = false;
  /** When it last became ready. Milliseconds of the monotonic clock. */
  readySince = 0;

  constructor(options: EnvironmentOptions) {
    this.#options = options;
  }

  get rank(): number {
    return this.#options.rank;
  }

  get isReady(): boolean {
    return this.#phase.name === 'ready';
  }

  /** Error document of a start that failed. */
  startError(requestId: string): string {
    return this.#initError ?? this.#exitError(requestId);
  }

  async start(): Promise<void> {
    this.#api = await openRuntimeApi({
      next: (deliver) => this.#becomeReady(deliver),
      response: (requestId, payload) => this.#settle(requestId, payload, false),
      error: (requestId, payload) => this.#settle(requestId, payload, true),
      initError: (payload) => this.#failInit(payload),
    });
    // It may have been ended while its API opened.
    if (this.#phase.name === 'ended') this.#api.close();
    else this.#spawn(this.#api.address);
  }

  /**
   * Runs one event, when ready; an environment that is not ready any more fails it. Never rejects.
   * @param diesAfterMs kills it so long after, or when it is done where that is sooner; its answer is lost then
   */
  invoke(event: InvocationEvent, diesAfterMs?: number): Promise<Invocation> {
    const phase = this.#phase;
    return new Promise((resolve) => {
      const running = this.#run(event, resolve);
      if (phase.name !== 'ready') return this.#failRunning(running);
      const isDoomed = diesAfterMs !== undefined;
      const death = isDoomed ? [setTimeout(() => this.kill({ kind: 'killed' }), diesAfterMs)] : [];
      this.#phase = { name: 'busy', running, timers: [...this.#limits(), ...death], isDoomed };
      this.#freezer.thaw();
      const { arn: functionArn, timeoutMs } = this.#options.spec;
      phase.deliver(event, { functionArn, timeoutMs, clockOffsetMs: this.#options.clockOffsetMs() });
    });
  }

  /** Ends the environment at once; what it was running fails with `ending`. */
  kill(ending: Ending): void {
    this.#ending ??= ending;
    if (this.#child === undefined) this.#end(null, null);
    else this.#child.kill('SIGKILL');
  }

  #spawn(runtimeApi: string): void {
    this.#child = this.#options.spawn(runtimeApi);
    this.#child.once('error', (error) => {
      this.#failInit(JSON.stringify({ errorType: error.name, errorMessage: error.message }));
      this.#end(null, null);
    });
    this.#child.once('exit', (code, signal) => this.#end(code, signal));
    this.#forward('stdout', this.#child.stdout);
    this.#forward('stderr', this.#child.stderr);
    this.#initTimer = setTimeout(() => this.#startLate(), INIT_MS);
  }

  /**
   * Lambda begins a start anew that took too long, and gives it the function's timeout. Here it goes on for as long:
   * more often than the code it is a busy machine that is slow.
   */
  #startLate(): void {
    const { timeoutMs } = this.#options.spec;
    this.#log('platform', `INIT_REPORT Init Duration: ${INIT_MS}.00 ms\tPhase: init\tStatus: timeout`);
    this.#initTimer = setTimeout(() => this.kill({ kind: 'timeout', limitMs: timeoutMs }), timeoutMs);
  }

  #forward(source: 'stdout' | 'stderr', stream: NodeJS.ReadableStream | null): void {
    if (stream) createInterface({ input: stream }).on('line', (text) => this.#log(source, text));
  }

  #log(source: LogLine['source'], text: string): void {
    const { spec, log } = this.#options;
    const about = {
      ...(this.#lastRequestId !== undefined && { requestId: this.#lastRequestId }),
      ...(this.#ending?.kind === 'killed' && { isMeant: true as const }),
    };
    log({ atMs: Date.now(), region: spec.region, functionName: spec.name, ...about, source, text });
  }

  #run(event: InvocationEvent, resolve: (invocation: Invocation) => void): Running {
    const startedAt = performance.now();
    const coldStart = !this.isUsed;
    this.isUsed = true;
    const settle = (payload: string, failed: boolean): void => {
      const durationMs = performance.now() - startedAt;
      const outcome = { requestId: event.requestId, payload, coldStart, durationMs };
      resolve(failed ? { ...outcome, functionError: 'Unhandled' } : outcome);
    };
    this.#lastRequestId = event.requestId;
    return { event, settle };
  }

  #limits(): NodeJS.Timeout[] {
    const { timeoutMs, memoryMb } = this.#options.spec;
    const timeout = setTimeout(() => this.kill({ kind: 'timeout', limitMs: timeoutMs }), timeoutMs);
    const memory = setInterval(() => {
      const usedMb = residentMb(this.#child?.pid ?? 0) ?? 0;
      if (usedMb > memoryMb) this.kill({ kind: 'memory', usedMb, limitMb: memoryMb });
    }, MEMORY_CHECK_MS);
    return [timeout, memory];
  }

  /**
   * The invoker has its answer as soon as the runtime gives it; the environment takes the next event only when
   * the runtime asks for one, and is frozen when there is none for a moment.
   */
  #becomeReady(deliver: Deliver): void {
    this.#clearTimers();
    this.#phase = { name: 'ready', deliver };
    this.readySince = performance.now();
    this.#options.onReady(this);
    if (this.isReady) this.#freezer.freezeSoon();
  }

  #settle(requestId: string, payload: string, failed: boolean): void {
    if (this.#phase.name !== 'busy' || this.#phase.running.event.requestId !== requestId) return;
    if (this.#phase.isDoomed) this.kill({ kind: 'killed' });
    else this.#phase.running.settle(payload, failed);
  }

  #failInit(payload: string): void {
    this.#initError = payload;
    this.#log('platform', payload);
    this.kill({ kind: 'init-error' });
  }

  #clearTimers(): void {
    clearTimeout(this.#initTimer);
    if (this.#phase.name === 'busy') this.#phase.timers.forEach(clearTimeout);
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#phase.name === 'ended') return;
    this.#ending ??= { kind: 'exit', code, signal };
    this.#clearTimers();
    this.#freezer.forget();
    const phase = this.#phase;
    this.#phase = { name: 'ended' };
    this.#api?.close();
    if (phase.name === 'busy') this.#failRunning(phase.running);
    this.#options.onExit(this);
  }

  #failRunning(running: Running): void {
    const payload = this.#exitError(running.event.requestId);
    this.#log('platform', payload);
    running.settle(payload, true);
  }

  #exitError(requestId: string): string {
    const { errorType, message } = describeExit(this.#ending ?? { kind: 'exit', code: 0, signal: null });
    return environmentError(requestId, errorType, message);
  }
}
