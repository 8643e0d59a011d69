import { broken, type MeridianError } from './errors.ts';
import type { Reply } from './http-exchange.ts';
import type { Guard } from './resilience.ts';
import { serviceEndpoint } from './service-endpoint.ts';
import { signedPost } from './signed-post.ts';

/** Gives a message to this region's broker, with QoS 0. Resolves once the broker has it; throws `broken` else. */
export type Publish = (topic: string, payload: string) => Promise<void>;

const TRY_TIMEOUT_MS = 1_500;

type Outcome =
  | 'taken'
  | {
      readonly failure: MeridianError;
      readonly isPassing: boolean;
    };

/**
 * Publishing by a thin client: a commit is one call for each member, and the SDK's command stack costs several
 * times what the signed POST does. https://docs.aws.amazon.com/iot/latest/apireference/API_iotdata_Publish.html
 */
export function iotPublish(guard: Guard): Publish {
  // The account is the key's.
  const base = serviceEndpoint('AWS_ENDPOINT_URL_IOT_DATA_PLANE', 'data-ats.iot');
  return (topic, payload) =>
    guard(async () => {
      const endpoint = new URL(`/topics/${encodeURIComponent(topic)}`, base);
      let outcome = await attempt(endpoint, payload, false);
      if (outcome !== 'taken' && outcome.isPassing) {
        // The idle connection may have died while the environment was frozen.
        outcome = await attempt(endpoint, payload, true);
      }
      if (outcome !== 'taken') {
        throw outcome.failure;
      }
    });
}

async function attempt(endpoint: URL, body: string, fresh: boolean): Promise<Outcome> {
  const headers = { 'content-type': 'application/octet-stream' };
  const call = { service: 'iotdata', endpoint, headers, body, timeoutMs: TRY_TIMEOUT_MS, fresh };
  try {
    return outcomeOf(await signedPost(call));
  } catch (cause) {
    const message = `A message did not reach the broker at ${endpoint.host}.`;
    return { failure: broken('broker-unreachable', message, { cause }), isPassing: true };
  }
}

function outcomeOf({ status, body }: Reply): Outcome {
  if (status === 200) {
    return 'taken';
  }
  const message = `The broker answered ${status}: ${body.slice(0, 200)}`;
  return { failure: broken('broker-refused', message), isPassing: status >= 500 || status === 429 };
}
