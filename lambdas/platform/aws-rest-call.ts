import { AwsRefusal } from './aws-refusal.ts';
import type { AwsVariable } from './environment.ts';
import { broken, type MeridianError } from './errors.ts';
import type { Reply } from './http-exchange.ts';
import { pause } from './pause.ts';
import { serviceEndpoint } from './service-endpoint.ts';
import { type SignedCall, signedCall } from './signed-call.ts';

/** A service that is spoken to by method and path, in this function's own region. */
export interface RestService {
  /** As people call it. */
  readonly name: string;
  /** As signatures, hosts and our error codes name it. */
  readonly id: string;
  readonly override: AwsVariable;
  readonly tryTimeoutMs: number;
}

/** Any call may come twice. Its path has nothing that a signature would have to escape. */
export interface RestCall extends Pick<SignedCall, 'method' | 'body'> {
  readonly path: string;
  readonly contentType?: string;
}

type Outcome =
  | { readonly body: string }
  | { readonly failure: MeridianError; readonly isPassing: boolean; readonly isMute: boolean };

const TRIES = 3;
const FIRST_PAUSE_MS = 200;

/**
 * One call, signed with the environment's credentials of that moment. Further tries follow a 5xx, a throttle or a
 * dead connection. Throws an `AwsRefusal`, or a `broken` error where no try was answered.
 * @returns the body of the answer
 */
export async function callAwsRest(service: RestService, call: RestCall): Promise<string> {
  let outcome = await attempt(service, call, false);
  for (let tried = 1; 'failure' in outcome && outcome.isPassing && tried < TRIES; tried++) {
    await pause(Math.random() * FIRST_PAUSE_MS * 2 ** (tried - 1));
    // An idle connection may have died while the environment was frozen, and the next idle one too.
    outcome = await attempt(service, call, outcome.isMute);
  }
  if ('failure' in outcome) {
    throw outcome.failure;
  }
  return outcome.body;
}

async function attempt(service: RestService, call: RestCall, fresh: boolean): Promise<Outcome> {
  const { id, override, tryTimeoutMs: timeoutMs } = service;
  const { method, path, body, contentType } = call;
  const endpoint = new URL(path, serviceEndpoint(override, id));
  const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
  try {
    return checked(
      service,
      call,
      await signedCall({ method, service: id, endpoint, headers, body, timeoutMs, fresh }),
    );
  } catch (cause) {
    const message = `${method} ${path} did not reach ${service.name} at ${endpoint.host}.`;
    return { failure: broken(`${id}-unreachable`, message, { cause }), isPassing: true, isMute: true };
  }
}

function checked({ name, id }: RestService, { method, path }: RestCall, reply: Reply): Outcome {
  const { status, body } = reply;
  if (status >= 200 && status < 300) {
    return { body };
  }
  const type = typeOf(reply);
  const message = `${name} answered ${method} ${path} with ${status} (${type}): ${body.slice(0, 300)}`;
  const isPassing = status >= 500 || status === 429;
  const failure = new AwsRefusal(`${id}-refused`, message, { status, type, answer: {} });
  return { failure, isPassing, isMute: false };
}

/** A header of services that speak JSON, whose value may go on after a colon; an element of S3's XML. */
function typeOf({ errorType, body }: Reply): string {
  return errorType?.split(':')[0] ?? /<Code>([^<]+)<\/Code>/.exec(body)?.[1] ?? 'no error type';
}
