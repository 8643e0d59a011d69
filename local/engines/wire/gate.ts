import type { FaultBoard } from '../../faults/faults.ts';
import {
  type Access,
  AwsError,
  type Backplane,
  type Engine,
  type Principal,
  type ServiceCall,
} from '../engine.ts';
import { faultyCall, requireUp } from './faulty-call.ts';

/** Whether the principal's policies allow an action on a resource. Asked for roles only: the operator may all. */
export type Authorize = (principal: Principal, access: Access, region: string) => boolean;

/** One call that an engine has answered, or that was refused before it. */
export interface CallRecord {
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly errorCode?: string;
}

/**
 * Hears of each call after the engine did its work and before the caller gets the answer. What it throws reaches
 * the caller as a dropped connection: work done, answer lost.
 */
export type AfterCall = (record: CallRecord) => void | Promise<void>;

/** Hears of each call before anything is done about it. What it throws drops the connection: no work, no answer. */
export type BeforeCall = (call: ServiceCall) => void;

/** The way to the engines: whoever listens, faults, IAM, the engine, and whoever listens again. */
export interface Gate extends Backplane {
  beforeCall(listener: BeforeCall): void;
  afterCall(listener: AfterCall): void;
}

/** An observer's wish that the caller hears nothing of the call any more. */
export class DroppedAnswer extends Error {
  constructor(cause: unknown) {
    super('An observer dropped the call or its answer.', { cause });
    this.name = 'DroppedAnswer';
  }
}

/** Puts faults and IAM before the engines. */
export function createGate(engines: readonly Engine[], allow: Authorize, faults: FaultBoard): Gate {
  const byService = new Map(
    engines.flatMap((engine) => engine.services.map((name) => [name, engine] as const)),
  );
  const listeners: AfterCall[] = [];
  const early: BeforeCall[] = [];
  return {
    beforeCall: (listener) => void early.push(listener),
    afterCall: (listener) => void listeners.push(listener),
    async call(service, call) {
      if (early.length > 0) announce(early, call);
      const startedAt = Date.now();
      const began = performance.now();
      const outcome = await attempt(() => passed(byService.get(service), service, call, allow, faults));
      if (listeners.length > 0) {
        const durationMs = performance.now() - began;
        await tell(listeners, { ...recordOf(service, call, outcome), startedAt, durationMs });
      }
      if ('error' in outcome) throw outcome.error;
      return outcome.output;
    },
  };
}

type Outcome = { readonly output: Record<string, unknown> } | { readonly error: unknown };

async function attempt(work: () => Promise<Record<string, unknown>>): Promise<Outcome> {
  try {
    return { output: await work() };
  } catch (error) {
    return { error };
  }
}

async function passed(
  engine: Engine | undefined,
  service: string,
  call: ServiceCall,
  allow: Authorize,
  faults: FaultBoard,
): Promise<Record<string, unknown>> {
  if (!engine) throw new AwsError('UnknownOperationException', unknownService(service));
  requireUp(service, call, faults);
  requireAccess(engine, call, allow);
  return faultyCall(engine, service, call, faults);
}

function requireAccess(engine: Engine, call: ServiceCall, allow: Authorize): void {
  if (call.principal.kind === 'operator') return;
  const denied = engine.access(call).find((access) => !allow(call.principal, access, call.region));
  if (denied) throw new AwsError('AccessDeniedException', deniedSentence(call.principal, denied));
}

// AWS's own sentence, so that whoever searches for it finds the same advice.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
function deniedSentence(principal: Principal, { action, resource }: Access): string {
  const who = `User: ${sessionArn(principal)} is not authorized to perform: ${action}`;
  return `${who} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

/** `arn:aws:iam::1:role/R` acts as `arn:aws:sts::1:assumed-role/R/<function>`. */
function sessionArn({ roleArn = 'unknown', functionName = 'session' }: Principal): string {
  const role = /^arn:(aws[a-z-]*):iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(roleArn);
  return role ? `arn:${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/${functionName}` : roleArn;
}

function unknownService(service: string): string {
  return `The local cloud has no engine for ${service}. Point the client of this service at another endpoint.`;
}

function recordOf(service: string, call: ServiceCall, outcome: Outcome) {
  const failed = 'error' in outcome ? { errorCode: codeOf(outcome.error) } : {};
  return { ...call, service, ...failed };
}

function codeOf(error: unknown): string {
  return error instanceof AwsError ? error.code : 'InternalFailure';
}

function announce(listeners: readonly BeforeCall[], call: ServiceCall): void {
  try {
    for (const listener of listeners) listener(call);
  } catch (cause) {
    throw new DroppedAnswer(cause);
  }
}

async function tell(listeners: readonly AfterCall[], record: CallRecord): Promise<void> {
  try {
    for (const listener of listeners) await listener(record);
  } catch (cause) {
    throw new DroppedAnswer(cause);
  }
}
