import { AwsRefusal, isThrottle } from './aws-refusal.ts';
import type { AwsVariable } from './environment.ts';
import { broken, type MeridianError } from './errors.ts';
import type { Reply } from './http-exchange.ts';
import { pause } from './pause.ts';
import { serviceEndpoint } from './service-endpoint.ts';
import { signedCall } from './signed-call.ts';

/** A service that speaks the AWS JSON 1.0 protocol: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export interface JsonService {
  /** As people call it. */
  readonly name: string;
  /** As signatures, hosts and our error codes name it. */
  readonly id: string;
  /** What stands before the action in `X-Amz-Target`. */
  readonly target: string;
  readonly override: AwsVariable;
  readonly tries: number;
  readonly tryTimeoutMs: number;
  /** The longest pause before the second try; it doubles from try to try. */
  readonly firstPauseMs: number;
  /** Reads an answer's JSON. What it throws counts as a garbled answer. */
  parse(text: string): unknown;
}

export interface JsonCall {
  readonly action: string;
  readonly body: string;
  /** This function's own if nothing is said. */
  readonly region?: string | undefined;
  /** Aborted when nobody waits any longer. */
  readonly signal?: AbortSignal;
}

type Answer = Readonly<Record<string, unknown>>;
type Outcome =
  | { readonly answer: Answer }
  | { readonly failure: MeridianError; readonly isPassing: boolean; readonly isMute: boolean };

/**
 * One call of an AWS service, signed with the environment's credentials of that moment. Further tries follow a 5xx,
 * a throttle, a garbled answer or a dead connection, so the call must be one that may come twice.
 * Throws an `AwsRefusal`, or a `broken` error where no try was answered.
 */
export async function callAwsJson(service: JsonService, call: JsonCall): Promise<Answer> {
  let outcome = await attempt(service, call, false);
  for (let tried = 1; isWorthAnother(outcome, service, call, tried); tried++) {
    await pause(Math.random() * service.firstPauseMs * 2 ** (tried - 1));
    // An idle connection may have died while the environment was frozen, and the next idle one too.
    outcome = await attempt(service, call, 'failure' in outcome && outcome.isMute);
  }
  if ('failure' in outcome) {
    throw outcome.failure;
  }
  return outcome.answer;
}

function isWorthAnother(
  outcome: Outcome,
  { tries }: JsonService,
  { signal }: JsonCall,
  tried: number,
): boolean {
  return 'failure' in outcome && outcome.isPassing && tried < tries && signal?.aborted !== true;
}

async function attempt(service: JsonService, call: JsonCall, fresh: boolean): Promise<Outcome> {
  const { id, target, tryTimeoutMs: timeoutMs } = service;
  const { action, body, region, signal } = call;
  const endpoint = serviceEndpoint(service.override, id, region);
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `${target}.${action}` };
  try {
    const reply = await signedCall({
      method: 'POST',
      service: id,
      ...(region !== undefined && { region }),
      endpoint,
      headers,
      body,
      timeoutMs,
      fresh,
      ...(signal && { signal }),
    });
    return checked(service, action, reply);
  } catch (cause) {
    const message = `${action} did not reach ${service.name} at ${endpoint.host}.`;
    const failure = broken(`${id}-unreachable`, message, { cause });
    return { failure, isPassing: true, isMute: true };
  }
}

function checked(service: JsonService, action: string, { status, body }: Reply): Outcome {
  const answer = parsed(service, body);
  if (status === 200 && answer !== undefined) {
    return { answer };
  }
  const type = String(answer?.__type ?? 'no error type').replace(/^.*#/, '');
  const isPassing = status >= 500 || status === 200 || isThrottle(status, type);
  const why = answer?.message ?? answer?.Message;
  const message = `${service.name} answered ${action} with ${status} (${type})${why ? `: ${why}` : '.'}`;
  const failure = new AwsRefusal(`${service.id}-refused`, message, { status, type, answer: answer ?? {} });
  return { failure, isPassing, isMute: false };
}

function parsed(service: JsonService, text: string): Answer | undefined {
  try {
    // Where there is nothing to say, SQS says nothing.
    const value = text === '' ? {} : service.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
