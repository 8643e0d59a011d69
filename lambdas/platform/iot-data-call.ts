import { AwsRefusal, isThrottle } from './aws-refusal.ts';
import { broken, type MeridianError } from './errors.ts';
import type { Reply } from './http-exchange.ts';
import type { Guard } from './resilience.ts';
import { serviceEndpoint } from './service-endpoint.ts';
import { type SignedCall, signedCall } from './signed-call.ts';

/** A call of AWS IoT's data plane. Any of them may come twice. */
export interface IotDataCall extends Pick<SignedCall, 'method' | 'body'> {
  readonly path: string;
  /** A status beside 200 that is an answer. */
  readonly alsoGood?: number;
}

/** Gives the reply; throws `broken` where there is none or it says no. */
export type CallIotData = (call: IotDataCall) => Promise<Reply>;

const TRY_TIMEOUT_MS = 1_500;

type Outcome = { readonly reply: Reply } | { readonly failure: MeridianError; readonly isPassing: boolean };

/**
 * AWS IoT's data plane by a thin client, since the SDK's command stack costs several times what a signed request
 * does. Two tries. https://docs.aws.amazon.com/iot/latest/apireference/API_Operations_AWS_IoT_Data_Plane.html
 * @param region this function's own if nothing is said
 */
export function iotDataCall(guard: Guard, region?: string): CallIotData {
  // The account is the key's.
  const base = serviceEndpoint('AWS_ENDPOINT_URL_IOT_DATA_PLANE', 'data-ats.iot', region);
  return (call) =>
    guard(async () => {
      const where = { endpoint: new URL(call.path, base), ...(region !== undefined && { region }) };
      let outcome = await attempt(call, where, false);
      if ('failure' in outcome && outcome.isPassing) {
        // The idle connection may have died while the environment was frozen.
        outcome = await attempt(call, where, true);
      }
      if ('failure' in outcome) {
        throw outcome.failure;
      }
      return outcome.reply;
    });
}

async function attempt(
  { method, body, alsoGood }: IotDataCall,
  where: Pick<SignedCall, 'endpoint' | 'region'>,
  fresh: boolean,
): Promise<Outcome> {
  const headers: Record<string, string> =
    method === 'POST' ? { 'content-type': 'application/octet-stream' } : {};
  const how = { service: 'iotdata', headers, timeoutMs: TRY_TIMEOUT_MS, fresh };
  try {
    const reply = await signedCall({ method, body, ...where, ...how });
    return reply.status === 200 || reply.status === alsoGood ? { reply } : refusal(reply);
  } catch (cause) {
    const message = `A call did not reach the broker at ${where.endpoint.host}.`;
    return { failure: broken('broker-unreachable', message, { cause }), isPassing: true };
  }
}

function refusal({ status, errorType: type = 'no error type', body }: Reply): Outcome {
  const message = `The broker answered ${status} (${type}): ${body.slice(0, 200)}`;
  const failure = new AwsRefusal('broker-refused', message, { status, type, answer: {} });
  return { failure, isPassing: status >= 500 || isThrottle(status, type) };
}
