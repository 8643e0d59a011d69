import { LATENCY_MS } from './apply-model.ts';
import type { Counted } from './count-calls.ts';
import type { Deployment } from './deployment.ts';
import { MIB_PER_VCPU } from './prices.ts';
import type { Traffic } from './traffic.ts';

// Milliseconds that one invocation takes on Lambda: its CPU as it was measured here, and what it waits for.

interface Durations {
  readonly counted: Counted;
  readonly deployment: Deployment;
  readonly traffic: Traffic;
}

/** The broker's answer to a message; assumed. */
const PUBLISH_MS = 10;
/** Of relay, of one session: lambdas/relay/relaying.ts. */
const TOPICS_AT_ONCE = 6;
/** Reads of tables one after the other and a call of the model that embeds; assumed. */
const ASK_MS = 300;

/** CPU on the function's part of a vCPU, and calls one after the other at most. */
export function requestMs({ cpuMs }: { readonly cpuMs: number }, memoryMib: number, waitMs: number): number {
  return cpuMs / Math.min(1, memoryMib / MIB_PER_VCPU) + waitMs;
}

/** What one invocation of a function takes that is asked for a request, a commit, a device or a question. */
export function durationsOf({ counted, deployment, traffic }: Durations) {
  const { accept, authorize, read, relay } = deployment.functions;
  const publishes = counted.relay.publishesPerMember * traffic.writersPerSession;
  const relayWaitMs = LATENCY_MS.dynamodb + Math.ceil(publishes / TOPICS_AT_ONCE) * PUBLISH_MS;
  return {
    accept: requestMs(counted.accept, accept.memoryMib, LATENCY_MS.sqs),
    authorize: requestMs(counted.authorize, authorize.memoryMib, 0),
    ask: ASK_MS,
    answer: traffic.answerSeconds * 1_000,
    /** The snapshots of all lanes, then the commits past them; as if no read had to wait for an event. */
    read: requestMs(counted.read, read.memoryMib, 2 * LATENCY_MS.dynamodb),
    relay: requestMs(counted.relay, relay.memoryMib, relayWaitMs),
  };
}
