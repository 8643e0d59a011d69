import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { optional, required } from './environment.ts';
import { broken, type MeridianError } from './errors.ts';
import type { Reply } from './http-exchange.ts';
import { signedPost } from './signed-post.ts';

type Action = 'SendMessage' | 'SendMessageBatch' | 'GetQueueAttributes';

/** Two tries and the pause between them stay well under the five seconds after which clients turn to another region. */
const TRY_TIMEOUT_MS = 1_500;
const JITTER_MS = 150;

/** Answers of SQS that a moment's patience mends. */
const THROTTLED = /Throttl|TooManyRequests/;

type Outcome =
  | { readonly answer: Readonly<Record<string, unknown>> }
  | { readonly failure: MeridianError; readonly isPassing: boolean };

/**
 * One call of SQS in the AWS JSON 1.0 protocol, signed with the environment's credentials of that moment.
 * A second try follows a 5xx, a throttle or a dead connection. Throws `broken` when both fail.
 */
export async function callSqs(action: Action, input: object): Promise<unknown> {
  const body = JSON.stringify(input);
  let outcome = await attempt(action, body, false);
  if ('failure' in outcome && outcome.isPassing) {
    await sleep(randomInt(JITTER_MS));
    // The idle connection of the first try may have died while the environment was frozen, and the next idle one too.
    outcome = await attempt(action, body, true);
  }
  if ('failure' in outcome) {
    throw outcome.failure;
  }
  return outcome.answer;
}

async function attempt(action: Action, body: string, fresh: boolean): Promise<Outcome> {
  const endpoint = endpointOfSqs();
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` };
  const call = { service: 'sqs', endpoint, headers, body, timeoutMs: TRY_TIMEOUT_MS, fresh };
  try {
    return checked(action, await signedPost(call));
  } catch (cause) {
    const failure = broken('sqs-unreachable', `${action} did not reach SQS at ${endpoint.host}.`, { cause });
    return { failure, isPassing: true };
  }
}

function checked(action: Action, { status, body }: Reply): Outcome {
  const answer = parsed(body);
  if (status === 200 && answer !== undefined) {
    return { answer };
  }
  const type = String(answer?.__type ?? 'no error type').replace(/^.*#/, '');
  const isPassing = status >= 500 || status === 429 || status === 200 || THROTTLED.test(type);
  return { failure: broken('sqs-refused', `SQS answered ${action} with ${status} (${type}).`), isPassing };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

let theEndpoint: { readonly text: string; readonly url: URL } | undefined;

/** Parsed once as long as it stays the same. */
function endpointOfSqs(): URL {
  const text = endpointText();
  if (theEndpoint?.text !== text) {
    theEndpoint = { text, url: new URL(text) };
  }
  return theEndpoint.url;
}

/** The order of https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function endpointText(): string {
  const region = required('AWS_REGION');
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return (
    optional('AWS_ENDPOINT_URL_SQS') ?? optional('AWS_ENDPOINT_URL') ?? `https://sqs.${region}.${suffix}`
  );
}
